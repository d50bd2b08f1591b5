//! See [`RULE`].

use crate::directive::{self, Mistake};
use crate::rule::{Cx, Verdict, rule};
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
    basis: Policy,
    source: "authlint itself",
}

fn check(cx: &Cx<'_>) {
    let document = cx.document();
    let Some(root) = document.root() else { return };
    let mut is_decided = false;
    for comment in &document.parsed().comments {
        let text = comment.of(document.text());
        if let Some(mistake) = directive::mistake(text) {
            let start = comment.start as usize;
            let span = Span::new(start + mistake.range.start, start + mistake.range.end);
            cx.report_part(root, span, || not_understood(&mistake, span));
        } else if let Some(operation) = directive::operation(text) {
            if is_decided {
                cx.report_part(root, *comment, || {
                    Verdict::new("an earlier comment gives the operation").help("remove this one")
                });
            } else if comment.start > root.span().start {
                cx.report_part(root, *comment, || {
                    let name = operation.name();
                    Verdict::new("`operation` has an effect only before the document")
                        .help(format!("write `// authlint: operation={name}` before the document"))
                });
            } else {
                is_decided = true;
            }
        }
    }
}

fn not_understood(mistake: &Mistake, span: Span) -> Verdict {
    let verdict = Verdict::new(mistake.message);
    match mistake.near {
        Some(near) => verdict
            .help(format!("did you mean `{near}`?"))
            .unsafe_fix(format!("write `{near}`"), vec![Edit { span, text: near.to_owned() }]),
        None => verdict.help("write `authlint: ignore[rule] -- reason`, or `authlint: operation=update` (or `create`, `get`) before the document"),
    }
}
