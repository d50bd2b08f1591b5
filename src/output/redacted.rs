//! A redacted copy of a document that is safe to share: the same members and layout, without secrets.

use crate::api::member::Member;
use crate::cognito::{identity_provider, unresolved};
use crate::document::Document;
use crate::redact::{MASK, Visibility, hidden_parts, is_unprintable, placeholders, visibility};
use crate::syntax::{Node, flag};
use crate::text::Span;

impl Document {
    /// The text, safe to share: secrets and unknown values masked, comments removed, everything else unchanged.
    ///
    /// References such as `${NAME}` and client IDs with the mark of Google or Amazon stay. [`ParseOptions::redacted`] reads the copy.
    ///
    /// [`ParseOptions::redacted`]: crate::ParseOptions::redacted
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let text = r#"{ "UserPoolConfigs": { "SignInMethod": "EMAIL", "Token": "s3cret" } }"#;
    /// let copy = Document::parse(text, Format::Json).redacted();
    /// assert_eq!(copy, r#"{ "UserPoolConfigs": { "SignInMethod": "EMAIL", "Token": "•••" } }"#);
    /// ```
    pub fn redacted(&self) -> String {
        copy(self)
    }
}

/// The text of a document, masked by the rules of [`redact`](crate::redact).
///
/// Valid syntax stays valid: a masked value becomes a string. Comments and unreadable text are removed.
fn copy(document: &Document) -> String {
    let mut copy = String::with_capacity(document.text().len());
    let mut reached = 0;
    let nodes = document.parsed().tree.in_text();
    for node in (0..).map_while(|place| document.node(nodes.node(place))) {
        let span = node.span();
        if node.kind().is_container() || span.is_empty() || span.start < reached {
            continue;
        }
        push_gap(document, Span { start: reached, end: span.start }, &mut copy);
        push_token(document, node, &mut copy);
        reached = span.end;
    }
    push_gap(document, Span { start: reached, end: document.text().len() as u32 }, &mut copy);
    copy
}

/// Copies whitespace and punctuation between tokens. Anything else there is a comment or unreadable.
fn push_gap(document: &Document, gap: Span, copy: &mut String) {
    let comments = &document.parsed().comments;
    let first = comments.partition_point(|comment| comment.end <= gap.start);
    let mut inside = comments.iter().skip(first).take_while(|comment| comment.start < gap.end).peekable();
    for (offset, character) in gap.of(document.text()).char_indices() {
        let offset = gap.start + offset as u32;
        while inside.next_if(|comment| comment.end <= offset).is_some() {}
        let is_comment = inside.peek().is_some_and(|comment| comment.start <= offset);
        // Of YAML's own marks the one before an item is needed to read the rest.
        let is_dash = || document.is_yaml() && character == '-';
        if matches!(character, '\n' | '\r')
            || (!is_comment && is_dash())
            || (!is_comment && matches!(character, ' ' | '\t' | '{' | '}' | '[' | ']' | ',' | ':'))
        {
            copy.push(character);
        }
    }
}

fn push_token(document: &Document, node: Node<'_>, copy: &mut String) {
    // Where a value of YAML ends is less sure than in JSON.
    let is_sure = !document.parsed().is_damaged && !document.is_yaml();
    let shown = match visibility(document, node) {
        Visibility::Masked if is_sure && is_public(node) => {
            return push_shown(node.span().of(document.text()), copy);
        }
        Visibility::Shown => return push_shown(node.span().of(document.text()), copy),
        Visibility::Address => {
            let mut reached = node.span().start;
            for part in hidden_parts(node) {
                push_shown(Span { start: reached, end: part.start }.of(document.text()), copy);
                copy.push_str(MASK);
                reached = part.end;
            }
            return push_shown(Span { start: reached, end: node.span().end }.of(document.text()), copy);
        }
        Visibility::Masked => MASK.to_owned(),
        Visibility::Placeholders => placeholders(&node.value()),
    };
    // A masked value becomes a string; neither the mask nor a placeholder needs an escape.
    copy.push('"');
    copy.push_str(&shown);
    copy.push('"');
}

/// Whether a sensitive value is none after all: a reference, or an ID that its provider makes public.
fn is_public(node: Node<'_>) -> bool {
    let Some(value) = node.string().filter(|_| !node.has(flag::UNQUOTED)) else { return false };
    let member = node.key().and_then(|key| Member::of_tag(key.tag()));
    member
        .is_some_and(|member| unresolved::is_bare_reference(&value) || identity_provider::is_public_id(member, &value))
}

/// Visible text is copied, except for characters that would change how it is rendered.
fn push_shown(text: &str, copy: &mut String) {
    copy.extend(text.chars().filter(|character| !is_unprintable(*character)));
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::syntax::Format;

    fn redacted(text: &str) -> String {
        Document::parse(text, Format::Jsonc).redacted()
    }

    #[test]
    fn layout_and_visible_values_stay() {
        let text = "{\r\n\t\"UserPoolConfigs\": { \"SignInMethod\" : \"EMAIL\", \"X\": [1, true] },\n}";
        assert_eq!(
            redacted(text),
            "{\r\n\t\"UserPoolConfigs\": { \"SignInMethod\" : \"EMAIL\", \"X\": [\"•••\", true] },\n}"
        );
    }

    #[test]
    fn tokens_may_touch() {
        for text in ["true", "null", "[true,false,null]", "{\"OAuth\":true}", "[[],{}]", ""] {
            assert_eq!(redacted(text), text);
        }
        assert_eq!(redacted("[true\"a\"false]"), "[true\"•••\"false]");
    }

    #[test]
    fn secrets_of_any_type_are_masked() {
        for secret in ["\"s3cret\"", "12345678", "s3cret", "'s3cret", "\"s3cret\\u0021\""] {
            let text = format!(
                "{{\"UserPoolConfigs\":{{\"OAuth\":{{\"SocialProviderSettings\":{{\"Google\":{{\"ClientSecret\":{secret}\n}}}}}}}}}}"
            );
            let copy = redacted(&text);
            assert!(!copy.contains("s3cret") && !copy.contains("12345678"), "{copy}");
            assert!(copy.contains("\"ClientSecret\":\"•••\""), "{copy}");
        }
    }

    #[test]
    fn comments_and_unreadable_text_are_removed() {
        assert_eq!(redacted("// my key\n{ /* a\nb */ } s3cret"), "\n{ \n } ");
    }

    #[test]
    fn references_and_public_ids_stay() {
        let google = |id: &str, secret: &str| {
            let inside = format!("\"Google\":{{\"ClientId\":\"{id}\",\"ClientSecret\":\"{secret}\"}}");
            format!("{{\"UserPoolConfigs\":{{\"OAuth\":{{\"SocialProviderSettings\":{{{inside}}}}}}}}}")
        };
        let public = "1234-a.apps.googleusercontent.com";
        for reference in ["${GOOGLE_SECRET}", "{{ google_secret }}", "$GOOGLE_SECRET", "%GOOGLE_SECRET%"] {
            let text = google(public, reference);
            assert_eq!(redacted(&text), text);
        }
        for secret in ["${NAME:-s3cret}", "x${NAME}", "${s3cret value}", public] {
            assert_eq!(redacted(&google("1234", secret)), google("•••", "•••"), "{secret}");
        }
    }

    #[test]
    fn message_texts_keep_their_placeholders() {
        let text = r#"{"UserPoolConfigs":{"VerificationMessage":{"SmsSettings":{"SmsMessage":"Your code: {####}"}}}}"#;
        assert!(redacted(text).contains(r#""SmsMessage":"•••{####}""#));
    }
}
