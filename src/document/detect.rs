//! What a document is, found out from its name and its members.

use super::{Envelope, Inner, Operation};
use crate::characters::is_letter;
use crate::member::member;
use crate::schema::Names;
use crate::suggest;
use crate::syntax::Node;
use crate::text::search;

/// The reason to take a document for an update that is only a guess.
pub(super) const ABSENCE: &str = "it has none of the members that a create request needs";

/// How much of a request a document's root is.
pub(super) fn envelope(root: Node<'_>) -> Envelope {
    let names = Names::all();
    let config = Some(member!("ResourceConfig"));
    let (mut has_config, mut has_request, mut has_bare) = (false, false, false);
    for (key, _) in root.members() {
        let name = key.value();
        match names.find(None, name.as_bytes()) {
            Some((member, _)) if Some(member) == config => has_config = true,
            Some(_) => has_request = true,
            None => has_bare |= names.find(config, name.as_bytes()).is_some(),
        }
    }
    let misspelt = || root.members().any(|(key, _)| suggest::nearest(&key.value(), ["ResourceConfig"]).is_some());
    match (has_config || (!has_bare && misspelt()), has_request) {
        (true, true) => Envelope::Request,
        (true, false) => Envelope::Wrapped,
        (false, true) if !has_bare => Envelope::Request,
        _ => Envelope::Bare,
    }
}

/// The operation and why: the first of these that decides.
pub(super) fn operation(document: &Inner) -> (Operation, &'static str) {
    if let Some(operation) = document.options.operation {
        return (operation, "as asked for");
    }
    if let Some(operation) = directive(document) {
        return (operation, "a comment in it says so");
    }
    if let Some(operation) = document.options.path.as_deref().and_then(file_name) {
        return (operation, "the file's name says so");
    }
    if document.has(member!("Error")) || document.has(member!("ResponseMetadata")) {
        return (Operation::Get, "it has members that only a response has");
    }
    let create_only = [
        member!("UserPoolConfigs.UserPoolName"),
        member!("UserPoolConfigs.SignInMethod"),
        member!("UserPoolConfigs.RequiredSignUpAttributes"),
    ];
    if document.has(member!("UserPoolConfigs")) && !create_only.into_iter().any(|member| document.has(member)) {
        return (Operation::Update, ABSENCE);
    }
    (Operation::Create, "nothing says otherwise")
}

/// `authlint: operation=update` in a comment before the value.
fn directive(document: &Inner) -> Option<Operation> {
    let root = document.parsed.tree.slots.first().map_or(u32::MAX, |root| root.start);
    let comments = document.parsed.comments.iter().take_while(|comment| comment.start < root);
    comments.filter_map(|comment| search::split_once(comment.of(&document.parsed.tree.text), "authlint:")).find_map(
        |(_, directive)| {
            let asked = directive.trim_start().strip_prefix("operation=")?;
            Operation::ALL.into_iter().find(|operation| asked.trim_start().starts_with(operation.name()))
        },
    )
}

/// `create`, `update` or `get` as a word of a file's name.
fn file_name(path: &str) -> Option<Operation> {
    let name = path.rsplit(['/', '\\']).next()?;
    words(name).into_iter().find_map(|word| Operation::ALL.into_iter().find(|operation| word == operation.name()))
}

/// The words of a name, in lower case: split at everything but letters, and before a capital behind a small letter.
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
