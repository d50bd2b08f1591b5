//! Detects envelope and operation of a document from its file name and its members.

use super::{Envelope, Inner, Operation};
use crate::api::member::{Member, member};
use crate::api::schema::Names;
use crate::document::directive;
use crate::syntax::Node;
use crate::text::suggest;
use crate::text::unicode::is_letter;

/// Why a document is checked as an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Asked,
    Compared,
    Comment,
    Call,
    FileName,
    FolderName,
    Response,
    CreateOnly,
    NearlyCreateOnly,
    Absence,
    Default,
}

impl Reason {
    /// Whether it is a guess.
    pub(super) fn is_assumed(self) -> bool {
        matches!(self, Self::NearlyCreateOnly | Self::Absence | Self::Default)
    }

    /// As a clause.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Asked => "as requested",
            Self::Compared => "it is compared with what exists",
            Self::Comment => "from a comment in it",
            Self::Call => "from the call around it",
            Self::FileName => "from the file name",
            Self::FolderName => "from the folder name",
            Self::Response => "it has members that only a response has",
            Self::CreateOnly => "it has members that an update does not have",
            Self::NearlyCreateOnly => "assumed, as a misspelled or misplaced member belongs to a create request",
            Self::Absence => "assumed, as it has none of the members that only a create request has",
            Self::Default => "assumed by default",
        }
    }
}

/// The envelope of a document.
pub(super) fn envelope(root: Node<'_>) -> Envelope {
    let names = Names::all();
    let config = Some(member!("ResourceConfig"));
    let (mut has_config, mut in_request, mut has_bare) = (false, 0_u32, false);
    for (key, _) in root.members() {
        let name = key.value();
        match names.find(None, name.as_bytes()) {
            Some((member, _)) if Some(member) == config => has_config = true,
            Some(_) => in_request += 1,
            None => has_bare |= names.find(config, name.as_bytes()).is_some(),
        }
    }
    let misspelt = || root.members().any(|(key, _)| suggest::nearest(&key.value(), ["ResourceConfig"]).is_some());
    match (has_config || (!has_bare && misspelt()), in_request) {
        (true, 0) => Envelope::Wrapped,
        (false, 1..) if !has_bare => Envelope::Request,
        // Or a request without `ResourceConfig` around the members that belong in it.
        (true, _) | (false, 2..) => Envelope::Request,
        _ => Envelope::Bare,
    }
}

/// The operation and the first reason that decides it.
pub(super) fn operation(document: &Inner) -> (Operation, Reason) {
    if let Some(operation) = document.options.operation {
        return (operation, Reason::Asked);
    }
    if let Some(decided) = document.options.decided {
        return decided;
    }
    if document.options.existing.is_some() {
        return (Operation::Update, Reason::Compared);
    }
    if let Some(operation) = directive(document) {
        return (operation, Reason::Comment);
    }
    if let Some(operation) = call(document) {
        return (operation, Reason::Call);
    }
    let path = document.options.path.as_deref().unwrap_or_default();
    if let Some(operation) = file_name(path) {
        return (operation, Reason::FileName);
    }
    if let Some(operation) = folder_name(path) {
        return (operation, Reason::FolderName);
    }
    if document.has(member!("Error")) || document.has(member!("ResponseMetadata")) || has_sdk_metadata(document) {
        return (Operation::Get, Reason::Response);
    }
    if CREATE_ONLY.into_iter().any(|member| document.has(member)) {
        return (Operation::Create, Reason::CreateOnly);
    }
    if has_nearly_create_only(document) {
        return (Operation::Create, Reason::NearlyCreateOnly);
    }
    // An empty `UserPoolConfigs` decides nothing: a create request may be in the making.
    let pool = document.bound.value(member!("UserPoolConfigs")).and_then(|index| document.parsed.tree.node(index));
    if pool.is_some_and(|pool| pool.members().next().is_some()) {
        return (Operation::Update, Reason::Absence);
    }
    (Operation::Create, Reason::Default)
}

/// Members of a create request that an update does not have.
const CREATE_ONLY: [Member; 4] = [
    member!("UserPoolConfigs.UserPoolName"),
    member!("UserPoolConfigs.SignInMethod"),
    member!("UserPoolConfigs.RequiredSignUpAttributes"),
    member!("IdentityPoolConfigs.IdentityPoolName"),
];

/// The JavaScript SDK's `$metadata`, beside the members of a response.
fn has_sdk_metadata(document: &Inner) -> bool {
    let root = document.parsed.tree.root();
    root.into_iter().flat_map(Node::members).any(|(key, _)| key.is("$metadata"))
}

/// Whether a misplaced or misspelled key was probably meant to be one of [`CREATE_ONLY`].
fn has_nearly_create_only(document: &Inner) -> bool {
    let unknown = document.bound.unknown.iter().filter_map(|index| document.parsed.tree.node(*index)).take(1000);
    unknown.map(Node::value).any(|name| CREATE_ONLY.iter().any(|member| suggest::is_slip(&name, member.name())))
}

/// The operation from the first directive before the value.
fn directive(document: &Inner) -> Option<Operation> {
    let root = document.parsed.tree.slots.first().map_or(u32::MAX, |root| root.start);
    let mut comments = document.parsed.comments.iter().take_while(|comment| comment.start < root);
    comments.find_map(|comment| directive::operation(comment.of(&document.parsed.tree.text)))
}

/// The operation from a call that the document was copied with: `client.update_backend_auth(…)`.
fn call(document: &Inner) -> Option<Operation> {
    /// Other statements before it say nothing about it.
    const MOST: usize = 400;
    let root = document.parsed.tree.slots.first()?.start as usize;
    let comment = document.parsed.comments.iter().rev().find(|comment| comment.end as usize <= root);
    let first = comment.map_or(0, |comment| comment.end as usize).max(root.saturating_sub(MOST));
    let text = &document.parsed.tree.text;
    let before = (first..=root).find_map(|start| text.get(start..root)).filter(|before| !before.is_empty())?;
    let words = words(before);
    words.windows(3).rev().find_map(|three| match three {
        [operation, backend, auth] if backend == "backend" && auth == "auth" => operation.parse().ok(),
        _ => None,
    })
}

/// `create`, `update` or `get` as a word of the file name.
fn file_name(path: &str) -> Option<Operation> {
    let name = path.rsplit(['/', '\\']).next()?;
    words(name).into_iter().find_map(|word| word.parse().ok())
}

/// `create`, `update` or `get` as a folder of the path, such as `update/prod/auth.json`.
fn folder_name(path: &str) -> Option<Operation> {
    /// Outer folders belong to something larger.
    const MOST: usize = 3;
    let mut folders = path.rsplit(['/', '\\']).skip(1).take(MOST);
    folders.find_map(|folder| {
        let mut words: Vec<_> = words(folder);
        words.retain(|word| {
            !matches!(word.as_str(), "" | "backend" | "auth" | "request" | "requests" | "response" | "responses")
        });
        match words.as_slice() {
            [only] => only.parse().ok(),
            _ => None,
        }
    })
}

/// The words of a name in lower case, split at everything but letters and before a capital that follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_is_small = false;
    for character in name.chars() {
        let starts_word = character.is_ascii_uppercase() && before_is_small;
        if !is_letter(character) || starts_word {
            words.push(String::new());
        }
        if is_letter(character)
            && let Some(word) = words.last_mut()
        {
            word.push(character.to_ascii_lowercase());
        }
        before_is_small = character.is_ascii_lowercase();
    }
    words
}
