//! A redacted copy of a document that is safe to share: the same members and layout, without secrets.

#[cfg(feature = "yaml")]
use super::yaml_marks::Marks;
use crate::api::member::Member;
use crate::cognito::{identity_provider, unresolved};
use crate::document::{Document, directive};
use crate::redact::{MASK, Visibility, hidden_parts, is_unprintable, placeholders, visibility};
use crate::rule::Rule;
use crate::syntax::{Node, flag};
use crate::text::Span;

impl Document {
    /// The text, safe to share: secrets and unknown values masked, comments removed, everything else unchanged.
    ///
    /// A comment that suppresses findings keeps its rules, without the reason. References such as `${NAME}` and client IDs with the mark of Google or Amazon stay. [`ParseOptions::redacted`] reads the copy.
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
/// Valid syntax stays valid: a masked value becomes a string. Unreadable text is removed, and so are comments other than suppressions.
fn copy(document: &Document) -> String {
    let mut copy = Copy::new(document);
    let nodes = document.parsed().tree.in_text();
    for node in (0..).map_while(|place| document.node(nodes.node(place))) {
        let span = node.span();
        if node.kind().is_container() || span.is_empty() || span.start < copy.reached {
            continue;
        }
        copy.gap(span.start, Some(node));
        push_token(document, node, &mut copy.text);
        copy.reached = span.end;
    }
    copy.gap(document.text().len() as u32, None);
    copy.text
}

/// A copy on its way.
struct Copy<'d> {
    document: &'d Document,
    text: String,
    /// How far the document is copied.
    reached: u32,
    #[cfg(feature = "yaml")]
    marks: Marks<'d>,
}

impl<'d> Copy<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            text: String::with_capacity(document.text().len()),
            reached: 0,
            #[cfg(feature = "yaml")]
            marks: Marks::default(),
        }
    }

    /// Copies whitespace and punctuation before a token. Anything else there is a comment, a mark of YAML, or unreadable.
    fn gap(&mut self, end: u32, next: Option<Node<'_>>) {
        let document = self.document;
        let gap = Span { start: self.reached, end };
        let mut inside = document.comments_in(gap).peekable();
        let mut behind_mark = gap.start;
        for (offset, character) in gap.of(document.text()).char_indices() {
            let offset = gap.start + offset as u32;
            while inside.next_if(|comment| comment.end <= offset).is_some() {}
            let is_comment = inside.peek().is_some_and(|comment| comment.start <= offset);
            if let Some(comment) = inside.peek().filter(|comment| comment.start == offset) {
                self.text.extend(suppression(comment.of(document.text())));
            }
            if matches!(character, '\n' | '\r') {
                self.text.push(character);
            } else if is_comment || offset < behind_mark {
            } else if matches!(character, ' ' | '\t' | '{' | '}' | '[' | ']' | ',' | ':') {
                self.text.push(character);
            } else if let Some(length) = self.mark(Span { start: offset, end }, next) {
                behind_mark = offset + length;
            }
        }
    }

    /// Copies a mark of YAML, and returns its length.
    #[cfg(feature = "yaml")]
    fn mark(&mut self, rest: Span, next: Option<Node<'_>>) -> Option<u32> {
        let document = self.document;
        let parsed = document.parsed();
        let presentation = parsed.tree.presentation.as_ref()?;
        let is_read = presentation.second_document.is_none_or(|second| rest.start < second.start);
        let rest = rest.of(document.text());
        if parsed.is_damaged || !parsed.problems.is_empty() || !is_read {
            // The one before an item is needed to read the rest.
            return rest.starts_with('-').then(|| self.text.push('-')).map(|()| 1);
        }
        // A document may be nothing but a tag.
        let keeps_tag = next.is_none_or(|next| visibility(document, next) == Visibility::Shown);
        Some(self.marks.copy(rest, keeps_tag, &mut self.text) as u32)
    }

    #[cfg(not(feature = "yaml"))]
    #[expect(clippy::unused_self, reason = "YAML alone has marks")]
    fn mark(&mut self, _: Span, _: Option<Node<'_>>) -> Option<u32> {
        None
    }
}

/// What stays of a comment: the rules that it suppresses. Its reason and names that are not rules may be secret.
fn suppression(comment: &str) -> Option<String> {
    let names = comment.get(directive::ignore_list(comment)?)?;
    let rules: Vec<_> = names.split(',').filter_map(|name| Rule::from_id(name.trim())).map(Rule::id).collect();
    let (open, close) = match comment.as_bytes() {
        [b'/', b'*', ..] => ("/*", " */"),
        [b'#', ..] => ("#", ""),
        _ => ("//", ""),
    };
    (!rules.is_empty()).then(|| format!("{open} authlint: ignore[{}]{close}", rules.join(", ")))
}

fn push_token(document: &Document, node: Node<'_>, copy: &mut String) {
    // Where a value of YAML ends is less sure than in JSON.
    let is_sure = !document.parsed().is_damaged && !document.is_yaml();
    let shown = match visibility(document, node) {
        Visibility::Masked if is_sure && is_public(node) => {
            return push_shown(document, node.span(), copy);
        }
        Visibility::Shown => return push_shown(document, node.span(), copy),
        Visibility::Address => {
            let mut reached = node.span().start;
            for part in hidden_parts(node) {
                push_shown(document, Span { start: reached, end: part.start }, copy);
                copy.push_str(MASK);
                reached = part.end;
            }
            return push_shown(document, Span { start: reached, end: node.span().end }, copy);
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

/// Visible text is copied, except for characters that would change how it is rendered, and comments: YAML has them
/// between `|` and the lines of a text.
fn push_shown(document: &Document, span: Span, copy: &mut String) {
    let mut reached = span.start;
    for comment in document.comments_in(span).chain([Span::at(span.end as usize)]) {
        let shown = Span { start: reached, end: comment.start.max(reached) }.of(document.text());
        let is_layout = |character: char| document.is_yaml() && matches!(character, '\n' | '\r');
        copy.extend(shown.chars().filter(|character| is_layout(*character) || !is_unprintable(*character)));
        reached = comment.end.min(span.end);
    }
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
    fn values_of_the_api_and_short_numbers_stay_in_damaged_texts_too() {
        let text =
            r#"{"Service": "cognito" "UserPoolConfigs": {"x": {"MinimumLength": 8, "y": 8}, "MinimumLength": 12345}}"#;
        let copy = r#"{"Service": "cognito" "UserPoolConfigs": {"•••": {"MinimumLength": 8, "•••": "•••"}, "MinimumLength": "•••"}}"#;
        assert_eq!(redacted(text), copy);
    }

    #[test]
    fn suppressions_stay_without_their_reasons() {
        for (text, copy) in [
            (
                "// authlint: ignore[inline-secret, s3cret,mfa-on-in-update] -- s3cret\n{}",
                "// authlint: ignore[inline-secret, mfa-on-in-update]\n{}",
            ),
            ("{ /* s3cret authlint: ignore[inline-secret]\ns3cret */ }", "{ /* authlint: ignore[inline-secret] */\n }"),
            ("[] # authlint: ignore[inline-secret] s3cret", "[] # authlint: ignore[inline-secret]"),
            ("[ // authlint: ignore[s3cret]\n]", "[ \n]"),
            ("{}// authlint: ignore[inline-secret", "{}"),
        ] {
            assert_eq!(redacted(text), copy);
        }
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

    #[cfg(feature = "yaml")]
    #[test]
    fn yaml_stays_yaml() {
        for (text, copy) in [
            (
                "X: &hunter2 { Y: &b s3cret }\nZ: { <<: *hunter2 }\nService: *b\n",
                "X: &a1 { \"•••\": &a2 \"•••\" }\nZ: { <<: *a1 }\nService: *a2\n",
            ),
            ("? Service # s3cret\n: !!str COGNITO\nX: !!int 1234567\n", "? Service \n: !!str COGNITO\nX: \"•••\"\n"),
            (
                "%YAML 1.2\n%TAG !s3cret! tag:s3cret\n---\nService: |- # s3cret\n  COGNITO\n...\n# s3cret\n",
                "\n\n---\nService: |- \n  COGNITO\n\n\n",
            ),
            ("Service: COGNITO\n---\n&s3cret s3cret: *s3cret\n", "Service: COGNITO\n---\n : \n"),
            ("Service: COGNITO\nX: !s3cret s3cret\n", "Service: COGNITO\nX:  \"•••\"\n"),
            (
                "Service: COGNITO # authlint: ignore[inline-secret] -- s3cret\n",
                "Service: COGNITO # authlint: ignore[inline-secret]\n",
            ),
            ("!!str X: s3cret\nService: COGNITO\n", "!!str X: \"•••\"\nService: COGNITO\n"),
            ("!!str s3cret s3cret: s3cret\nService: COGNITO\n", "\"•••\": \"•••\"\nService: COGNITO\n"),
            ("Service: COGNITO\nX: *s3cret\n", "Service: COGNITO\n\"•••\": \"•••\"\n"),
            // A name that is a secret elsewhere.
            (
                "UserPoolConfigs: { OAuth: { SocialProviderSettings: { Google: { &s sesame: x, ClientSecret: *s } } } }\n",
                "UserPoolConfigs: { OAuth: { SocialProviderSettings: { Google: { &a1 \"•••\": \"•••\", ClientSecret: *a1 } } } }\n",
            ),
        ] {
            assert_eq!(Document::parse(text, Format::Yaml).redacted(), copy, "{text}");
        }
    }
}
