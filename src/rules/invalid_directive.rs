//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::document::directive::{self, Mistake};
use crate::syntax::Edit;
use crate::text::Span;

rule! {
    /// A comment for authlint is not understood or has no effect where it is.
    ///
    /// ## Why
    ///
    /// authlint knows two directives in comments.
    /// `authlint: operation=create` (or `update`, or `get`), before the document, says what the document is for.
    /// `authlint: ignore[rule] -- reason` silences a rule for the member that follows, or for its own line when it stands
    /// behind a value.
    /// A misspelt directive, or an `operation` inside the document, changes nothing, and the document is checked as if the
    /// comment were not there.
    ///
    /// ## Bad
    ///
    /// ```jsonc
    /// {
    ///   // authlint: operation=update
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```jsonc
    /// // authlint: operation=update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    id: "invalid-directive",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: document,
    basis: Policy,
    source: "authlint itself",
}

fn check(cx: &Context<'_>) {
    let document = cx.document();
    let Some(root) = document.root() else { return };
    let mut is_decided = false;
    for comment in &document.parsed().comments {
        let text = comment.of(document.text());
        if let Some(mistake) = directive::mistake(text) {
            let start = comment.start as usize;
            let span = Span::new(start + mistake.range.start, start + mistake.range.end);
            cx.report_part(root, span, not_understood(&mistake, span));
        } else if let Some(operation) = directive::operation(text) {
            if is_decided {
                let diagnostic = Diagnostic::new("an earlier comment gives the operation")
                    .message_id("repeated")
                    .help("remove this one");
                cx.report_part(root, *comment, diagnostic);
            } else if comment.start > root.span().start {
                let name = operation.name();
                let diagnostic = Diagnostic::new("`operation` has an effect only before the document")
                    .message_id("too-late")
                    .help(format!("write `// authlint: operation={name}` before the document"));
                cx.report_part(root, *comment, diagnostic);
            } else {
                is_decided = true;
            }
        }
    }
}

fn not_understood(mistake: &Mistake, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(mistake.message).message_id("not-understood");
    match mistake.near {
        Some(near) => diagnostic
            .help(format!("did you mean `{near}`?"))
            .unsafe_fix(format!("write `{near}`"), vec![Edit { span, text: near.to_owned() }]),
        None => diagnostic.help("write `authlint: ignore[rule] -- reason`, or `authlint: operation=update` (or `create`, `get`) before the document"),
    }
}
