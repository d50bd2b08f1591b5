//! The steps of a conversion, each an edit of the text.

use super::{Draft, Form, NotConverted};
use crate::api::member::{Member, member};
use crate::api::schema::{Names, Schema};
use crate::api::{Casing, Envelope, Operation};
use crate::document::Document;
use crate::lint::fixer::apply;
use crate::redact;
use crate::syntax::{
    Applies, Edit, Format, Kind, Node, enclose, parse, remove_comments, remove_members, rename_key, unwrap,
};
use crate::text::sort_by_number;

/// A name whose member an earlier one stands for already, in whatever spelling.
pub(super) fn repeated(document: &Document) -> Option<Node<'_>> {
    let mut seen: Vec<(u32, Member)> = Vec::new();
    let twice = document.known_keys().find_map(|(key, member)| {
        let place = (key.parent()?.index(), member);
        let is_known = seen.contains(&place);
        seen.push(place);
        is_known.then_some(key)
    });
    twice.or_else(|| document.repeated_keys().map(|(again, _)| again).next())
}

/// Drops the members that the form has no place for.
pub(super) fn drop_members(draft: &mut Draft, form: Form, casing: Casing, is_asked: bool) -> Result<(), NotConverted> {
    let schema = Schema::of(form.operation);
    let document = draft.document.clone();
    // What an answer has no value for it may have as `null`; a request must not.
    let drops_null = is_asked && document.operation() == Operation::Get;
    let is_null = |key: Node<'_>| key.key_value().is_some_and(|value| value.kind() == Kind::Null);
    let has_null = |key: Node<'_>| key.key_value().is_some_and(|list| list.items().any(|it| it.kind() == Kind::Null));
    let mut dropped = Vec::new();
    for (key, member) in document.known_keys() {
        if drops_null && has_null(key) {
            return Err(NotConverted(format!("`{}` has an item that is `null`", document.name_of(member))));
        }
        let why = match schema.spec(member) {
            Some(spec) if spec.in_uri && casing == Casing::Wire && (is_asked || form.casing != casing) => {
                "it travels in the address of the request"
            }
            None if is_asked && Schema::of(Operation::Create).spec(member).is_some() => "it is fixed at creation",
            None if is_asked => "only an answer has it",
            _ if drops_null && is_null(key) => "it is `null`",
            _ => continue,
        };
        dropped.push((key, why));
    }
    // Of the JavaScript SDK, beside the members of an answer.
    let metadata = document.root().into_iter().flat_map(Node::members).find(|(key, _)| key.is("$metadata"));
    dropped.extend(metadata.filter(|_| is_asked).map(|(key, _)| (key, "only an answer has it")));
    drop_all(draft, &document, dropped, form)
}

/// Drops names with their values, and says so.
fn drop_all(
    draft: &mut Draft,
    document: &Document,
    mut dropped: Vec<(Node<'_>, &'static str)>,
    form: Form,
) -> Result<(), NotConverted> {
    sort_by_number(&mut dropped, |(key, _)| u64::from(key.index()));
    // What is inside goes with what is around it.
    let mut end = 0;
    dropped.retain(|(key, _)| {
        let is_outside = key.span().start >= end;
        if is_outside {
            end = key.key_value().map_or(key.span().end, |value| value.span().end);
        }
        is_outside
    });
    let mut edits = Vec::new();
    let mut rest = dropped.as_slice();
    while let Some((first, _)) = rest.first() {
        let parent = first.parent().map(Node::index);
        let same = rest.iter().take_while(|(key, _)| key.parent().map(Node::index) == parent).count();
        let (here, others) = rest.split_at(same);
        edits.extend(remove_members(&here.iter().map(|(key, _)| *key).collect::<Vec<_>>()));
        rest = others;
    }
    let notes = dropped.iter().map(|(key, why)| format!("dropped `{}`: {why}", redact::shown(document, *key)));
    draft.notes.extend(notes);
    draft.edit(edits, form)
}

/// Puts more or less of a request around the `ResourceConfig`.
pub(super) fn envelope(draft: &mut Draft, form: Form, wanted: Envelope) -> Result<Form, NotConverted> {
    let form_after = Form { envelope: wanted, ..form };
    if wanted == form.envelope {
        return Ok(form_after);
    }
    if wanted != Envelope::Request && form.envelope == Envelope::Request {
        let document = draft.document.clone();
        let beside = document.root().into_iter().flat_map(Node::members);
        let beside = beside.filter(|(key, _)| Member::of_tag(key.tag()) != Some(member!("ResourceConfig")));
        drop_all(
            draft,
            &document,
            beside.map(|(key, _)| (key, "it stands beside the `ResourceConfig`")).collect(),
            form,
        )?;
    }
    let document = draft.document.clone();
    let config = document.value(member!("ResourceConfig"));
    let edit = match (wanted, document.root(), config) {
        (Envelope::Bare, Some(root), Some(config)) => Some(unwrap(root, config)),
        (Envelope::Bare, ..) => return Err(NotConverted("it has no `ResourceConfig`".to_owned())),
        (_, Some(root), _) if form.envelope == Envelope::Bare => {
            Some(enclose(root, document.name_of(member!("ResourceConfig"))))
        }
        _ => None,
    };
    draft.edit(edit.into_iter().collect(), form_after)?;
    Ok(form_after)
}

/// Spells the members as the other casing does.
pub(super) fn rename(draft: &mut Draft, form: Form, wanted: Casing) -> Result<Form, NotConverted> {
    let form_after = Form { casing: wanted, ..form };
    let document = form_after.options().parse(draft.document.text());
    let renamed = document.known_keys().map(|(key, member)| (key, document.name_of(member)));
    let edits: Vec<_> = renamed.filter(|(key, name)| !key.is(name)).map(|(key, name)| rename_key(key, name)).collect();
    if !edits.is_empty() {
        draft.note_unknown();
    }
    draft.edit(edits, form_after)?;
    Ok(form_after)
}

/// Leaves out what the other format does not have.
pub(super) fn format(draft: &mut Draft, form: Form, wanted: Format) -> Result<Form, NotConverted> {
    let form_after = Form { format: wanted, ..form };
    if wanted == Format::Json && form.format != Format::Json {
        let edits = remove_comments(draft.document.text(), &draft.document.parsed().comments);
        draft.edit(edits, form)?;
        // What is left are trailing commas.
        let problems = parse(draft.document.text(), Format::Json).problems;
        let edits = problems.into_iter().filter_map(|problem| problem.fix);
        let edits = edits.filter(|(_, applies, _)| matches!(applies, Applies::Safely)).flat_map(|(.., edits)| edits);
        draft.edit(edits.collect(), form_after)?;
    }
    Ok(form_after)
}

impl Draft {
    /// Applies edits, and reads the text as what it is now.
    fn edit(&mut self, edits: Vec<Edit>, form: Form) -> Result<(), NotConverted> {
        let unreadable = || NotConverted("its text cannot be edited; format it first".to_owned());
        let text = apply(self.document.text(), edits).ok_or_else(unreadable)?;
        self.read(text, form);
        if self.document.parsed().problems.is_empty() { Ok(()) } else { Err(unreadable()) }
    }

    /// Names that mean nothing to the API keep their spelling.
    fn note_unknown(&mut self) {
        let document = self.document.clone();
        let names = Names::all();
        let objects = document.known_keys().filter(|(_, member)| names.has_inside(*member));
        let objects = objects.filter_map(|(key, _)| key.key_value()).chain(document.root());
        let keys = objects.flat_map(Node::members).map(|(key, _)| key).filter(|key| key.tag() == 0);
        let note =
            |key| format!("`{}` is carried as it is: the API has no such member there", redact::shown(&document, key));
        self.notes.extend(keys.map(note));
    }

    /// An edit that takes things out may take comments along.
    pub(super) fn note_lost_comments(&mut self, before: &Document, form: Form) {
        let (was, is) = (before.parsed().comments.len(), self.document.parsed().comments.len());
        let why = match form.format {
            Format::Json => "JSON has none",
            _ => "they were in or around what was dropped",
        };
        if let Some(lost) = was.checked_sub(is).filter(|lost| *lost > 0) {
            let comments = if lost == 1 { "comment" } else { "comments" };
            self.notes.push(format!("dropped {lost} {comments}: {why}"));
        }
    }

    /// The secrets that an answer does not give back, and that a request would have to send.
    pub(super) fn note_secrets(&mut self) {
        let secrets = Member::all().filter(|member| matches!(member.name(), "ClientSecret" | "PrivateKey"));
        let is_missing =
            |member: &Member| self.document.value(*member).is_none() && self.document.parent_of(*member).is_some();
        let note = |member| format!("`{}` is in no answer: add it before sending", self.document.path_of(member));
        let notes: Vec<_> = secrets.filter(is_missing).map(note).collect();
        self.notes.extend(notes);
    }
}
