//! Document links: redirect URIs, and the sources of rules in comments.

use crate::api::member::member;
use crate::document::{Document, directive};
use crate::redact::{Visibility, visibility};
use crate::rule::Rule;
use crate::syntax::Node;
use crate::text::Span;

/// A link in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// The linked text.
    pub span: Span,
    /// The target: an https URL.
    pub target: String,
    /// The title.
    pub title: String,
}

/// The links of a document that are safe to open, in document order.
pub fn links(document: &Document) -> Vec<Link> {
    let lists =
        [member!("UserPoolConfigs.OAuth.RedirectSignInURIs"), member!("UserPoolConfigs.OAuth.RedirectSignOutURIs")];
    let items = lists.into_iter().filter_map(|list| document.value(list)).flat_map(Node::items);
    let addresses = items.filter_map(|item| {
        let target = item.string()?.into_owned();
        let title = "open the redirect URI".to_owned();
        // A URL with a masked part is neither shown nor opened.
        let is_shown = visibility(document, item) == Visibility::Shown;
        (is_shown && is_safe(&target)).then(|| Link { span: item.content_span(), target, title })
    });
    let mut links: Vec<_> = addresses.chain(rules(document)).collect();
    links.sort_by_key(|link| link.span);
    links
}

/// Plain https to a host, without a password or characters that an address bar shows differently.
fn is_safe(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\'));
    !host.is_empty() && host.bytes().all(is_host) && is_plain
}

/// The rules in `authlint: ignore[…]` comments, linked to their sources.
fn rules(document: &Document) -> Vec<Link> {
    let mut links = Vec::new();
    for comment in &document.parsed().comments {
        let text = comment.of(document.text());
        let Some(list) = directive::ignore_list(text) else { continue };
        let mut start = comment.start as usize + list.start;
        for item in text.get(list).unwrap_or_default().split(',') {
            let name = item.trim();
            let name_start = start + (item.len() - item.trim_start().len());
            if let Some(rule) = Rule::from_id(name)
                && let Some(url) = rule.url()
            {
                let span = Span::new(name_start, name_start + name.len());
                links.push(Link { span, target: url.to_owned(), title: rule.summary().to_owned() });
            }
            start += item.len() + 1;
        }
    }
    links
}
