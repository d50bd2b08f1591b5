//! Parses redirect URIs, the same way for all rules.
//!
//! Covers RFC 3986 as far as the rules need it. A text has exactly one [`Form`], each invalid form has its own rule, and
//! only the parts of absolute URIs are checked, so one cause gives one finding.

use std::borrow::Cow;
use std::ops::Range;

use crate::api::limits::REDIRECT_URI;
use crate::api::member::{Member, member};
use crate::cognito::joined_uris::Joined;
use crate::cognito::unresolved;
use crate::syntax::Node;
use crate::text::byte_class::ByteClass;
use crate::text::unicode;

pub(crate) const SIGN_IN: Member = member!("UserPoolConfigs.OAuth.RedirectSignInURIs");
pub(crate) const SIGN_OUT: Member = member!("UserPoolConfigs.OAuth.RedirectSignOutURIs");

/// An item of one of the lists.
pub(crate) struct RedirectUri<'d> {
    /// The list.
    pub(crate) list: Member,
    pub(crate) node: Node<'d>,
    pub(crate) text: Cow<'d, str>,
    pub(crate) form: Form<'d>,
}

impl<'d> RedirectUri<'d> {
    pub(crate) fn new(list: Member, node: Node<'d>, text: Cow<'d, str>) -> Self {
        let form = form(&text);
        Self { list, node, text, form }
    }

    /// Whether a text is like nearly all: `https://`, a plain host other than localhost, a plain path.
    pub(crate) fn is_usual(text: &str) -> bool {
        const PLAIN: ByteClass = ByteClass::ALPHANUMERIC
            .or(ByteClass::HYPHEN)
            .or(ByteClass::UNDERSCORE)
            .or(ByteClass::DOT)
            .or(ByteClass::SLASH);
        let Some(rest) = text.strip_prefix("https://") else { return false };
        REDIRECT_URI.allows(text.len())
            && rest.starts_with(|first: char| first.is_ascii_alphanumeric())
            && ByteClass::of(rest.as_bytes()).are_only(PLAIN)
            && !["localhost", "127.0.0.1", "http"].into_iter().any(|host| begins_with(rest, host))
    }

    /// Its parts, if it is an absolute URI.
    pub(crate) fn absolute(&self) -> Option<&Uri<'d>> {
        match &self.form {
            Form::Absolute(uri) => Some(uri),
            _ => None,
        }
    }
}

/// The form of a text in one of the lists. All ranges are bytes of that text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Form<'u> {
    /// Empty, or no scheme and spaces inside: reported by `redirect-uri-invalid`.
    Unreadable,
    /// Several URIs, or one with the punctuation of a list.
    Joined(Joined),
    /// Replaced before it is sent: `${APP_URL}/callback`, `https://<your-domain>/`.
    Unresolved,
    /// No scheme.
    Relative,
    /// `localhost:5173`: a host in place of the scheme.
    HostAsScheme(Range<usize>),
    /// A scheme whose URIs run or display their content: `javascript:`.
    Script(Range<usize>),
    /// `http` or `https` without a host where it belongs: `http:localhost:3000/`, `https://https://a.example/`, `https://`.
    NoHost(NoHost),
    Absolute(Uri<'u>),
}

/// The beginning of a web address without a host.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoHost {
    /// The scheme, and what of colon and slashes is behind it.
    pub(crate) beginning: Range<usize>,
    pub(crate) behind: Behind,
}

/// What is behind the beginning of a web address without a host.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    Nothing,
    /// The scheme again, as in `https://https://a.example/`.
    Scheme,
    /// What is likely the host: this was meant as the beginning.
    Host(&'static str),
}

/// The parts of an absolute URI.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Uri<'u> {
    text: Cow<'u, str>,
    pub(crate) scheme: Range<usize>,
    /// Without user and port; empty where there is none.
    host: Range<usize>,
    /// From `#` on.
    pub(crate) fragment: Option<Range<usize>>,
}

const SCRIPT_SCHEMES: [&str; 5] = ["javascript", "data", "vbscript", "file", "blob"];

/// The form of a text, ignoring whitespace around it, which has its own rule.
fn form<'u>(text: &Cow<'u, str>) -> Form<'u> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let end = start + trimmed.len();
    let length = scheme_length(trimmed);
    let is_script = |name: &str| SCRIPT_SCHEMES.iter().any(|script| script.eq_ignore_ascii_case(name));
    if let Some(length) = length.filter(|length| trimmed.get(..*length).is_some_and(is_script)) {
        return Form::Script(start..start + length);
    }
    if let Some(joined) = Joined::find(trimmed, start).filter(|_| !unresolved::is_unresolved(trimmed)) {
        return Form::Joined(joined);
    }
    let Some(length) = length else {
        let is_printed = !trimmed.is_empty() && trimmed.chars().all(unicode::is_printed);
        return if unresolved::is_unresolved(trimmed) {
            Form::Unresolved
        } else if let Some(address) = without_host(trimmed, start) {
            Form::NoHost(address)
        } else if is_printed {
            Form::Relative
        } else {
            Form::Unreadable
        };
    };
    let scheme = start..start + length;
    let rest = trimmed.get(length..).unwrap_or_default();
    if unresolved::is_reference(trimmed)
        || (trimmed.bytes().any(|byte| byte == b'<') && unresolved::is_placeholder(trimmed))
    {
        return Form::Unresolved;
    }
    if let Some(address) = without_host(trimmed, start) {
        return Form::NoHost(address);
    }
    if begins_with_port(rest) {
        return Form::HostAsScheme(scheme);
    }
    let fragment = trimmed.bytes().position(|byte| byte == b'#').map(|hash| start + hash..end);
    let host = host(text, scheme.end + 1);
    Form::Absolute(Uri { text: text.clone(), scheme, host, fragment })
}

impl Uri<'_> {
    pub(crate) fn has_scheme(&self, scheme: &str) -> bool {
        self.text.get(self.scheme.clone()).is_some_and(|own| own.eq_ignore_ascii_case(scheme))
    }

    /// Whether it points to localhost by one of the names that Cognito allows `http` for.
    pub(crate) fn is_loopback(&self) -> bool {
        matches!(self.host_text(), "127.0.0.1" | "[::1]") || self.is_localhost()
    }

    pub(crate) fn is_localhost(&self) -> bool {
        self.host_text().eq_ignore_ascii_case("localhost")
    }

    /// The host without user and port; empty if there is none.
    pub(crate) fn host(&self) -> Range<usize> {
        self.host.clone()
    }

    fn host_text(&self) -> &str {
        self.text.get(self.host()).unwrap_or_default()
    }
}

/// Whether a text begins with `https:/`, `myapp:/` and the like, or with `localhost:3000`.
pub(super) fn begins_uri(text: &str) -> bool {
    let behind = |length: usize| text.get(length + 1..).unwrap_or_default();
    scheme_length(text).is_some_and(|length| behind(length).starts_with('/'))
        || ["localhost:", "http:", "https:"].into_iter().any(|begin| begins_with(text, begin))
}

/// The beginning of a web address that no host follows; `https//a.example` is one too.
fn without_host(text: &str, offset: usize) -> Option<NoHost> {
    let (scheme, meant) = [("https", "https://"), ("http", "http://")].into_iter().find(|(scheme, _)| {
        let rest = text.get(scheme.len()..).unwrap_or_default();
        begins_with(text, scheme) && (rest.starts_with(':') || rest.starts_with("//"))
    })?;
    let behind = text.get(scheme.len()..)?.trim_start_matches([':', '/', '\\']);
    let length = text.len() - behind.len();
    let beginning = offset..offset + length;
    if ["http:", "https:", "http//", "https//"].into_iter().any(|again| begins_with(behind, again)) {
        return Some(NoHost { beginning, behind: Behind::Scheme });
    }
    if behind.is_empty() || behind.starts_with(['?', '#']) {
        return Some(NoHost { beginning, behind: Behind::Nothing });
    }
    let is_whole = text.get(scheme.len()..length) == Some("://");
    (!is_whole).then_some(NoHost { beginning, behind: Behind::Host(meant) })
}

fn begins_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix))
}

fn host(text: &str, after_scheme: usize) -> Range<usize> {
    let rest = text.get(after_scheme..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix("//") else { return after_scheme..after_scheme };
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let authority = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    let user = authority.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
    // Nearly all hosts have no port.
    let colon = authority.bytes().rposition(|byte| byte == b':').filter(|colon| *colon >= user);
    let port = colon.and_then(|colon| authority.get(colon + 1..));
    let port = port.filter(|port| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(0, |port| port.len() + 1);
    let start = after_scheme + 2;
    start + user..start + authority.len() - port
}

/// The length of the scheme before the first colon.
fn scheme_length(text: &str) -> Option<usize> {
    let length = text.bytes().position(|byte| byte == b':')?;
    let scheme = text.get(..length)?;
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let valid = scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(in_scheme);
    valid.then_some(length)
}

/// Whether a port such as `:5173` follows, and then the end or a path, query or fragment.
fn begins_with_port(rest: &str) -> bool {
    let after = rest.strip_prefix(':').unwrap_or_default();
    let port = after.bytes().take_while(u8::is_ascii_digit).count();
    (1..=5).contains(&port) && after.get(port..).is_some_and(|end| end.is_empty() || end.starts_with(['/', '?', '#']))
}
