//! What several rules ask of a document, found out once.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::Document;
use crate::member::Member;
use crate::messages::{self, Message};
use crate::redirect_uri::{self, RedirectUri};
use crate::schema::{Spec, Type};
use crate::syntax::Node;

/// Looked at by the first rule that asks, and kept for the others.
pub(crate) struct Facts<'d> {
    document: &'d Document,
    members: OnceCell<Vec<(&'static Spec, Node<'d>)>>,
    fits: OnceCell<bool>,
    texts: OnceCell<Vec<Text<'d>>>,
    strangers: OnceCell<Vec<(Node<'d>, Member)>>,
    messages: OnceCell<Vec<Message<'d>>>,
    redirect_uris: OnceCell<Vec<RedirectUri<'d>>>,
}

/// A string that may be anything, as far as the schemas say: a member's value, or an item of its list.
pub(crate) struct Text<'d> {
    pub(crate) spec: &'static Spec,
    pub(crate) node: Node<'d>,
    pub(crate) value: Cow<'d, str>,
}

impl<'d> Facts<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self {
            document,
            members: OnceCell::new(),
            fits: OnceCell::new(),
            texts: OnceCell::new(),
            strangers: OnceCell::new(),
            messages: OnceCell::new(),
            redirect_uris: OnceCell::new(),
        }
    }

    /// The members that the document has and its operation knows, in the order of the schemas.
    pub(crate) fn members(&self) -> &[(&'static Spec, Node<'d>)] {
        self.members.get_or_init(|| {
            let mut members = Vec::with_capacity(Member::COUNT);
            let (document, schema) = (self.document, self.document.schema());
            let values = document.bound_values();
            members.extend(values.filter_map(|(member, index)| Some((schema.spec(member)?, document.node(index)?))));
            members
        })
    }

    /// Whether every member and item is of its type.
    pub(crate) fn fits(&self) -> bool {
        *self.fits.get_or_init(|| {
            self.members().iter().all(|(spec, node)| {
                let item_fits = |item: Node<'_>| spec.item.is_none_or(|kind| kind.accepts(item.kind()));
                spec.kind.accepts(node.kind()) && node.items().all(item_fits)
            })
        })
    }

    /// All free texts but those of messages.
    pub(crate) fn texts(&self) -> &[Text<'d>] {
        self.texts.get_or_init(|| {
            let mut texts = Vec::with_capacity(self.members().len());
            for (spec, node) in self.members() {
                let mut add = |node: Node<'d>| texts.extend(node.string().map(|value| Text { spec, node, value }));
                match spec.kind {
                    _ if !spec.values.is_empty() => {}
                    Type::String if messages::medium(spec.member).is_none() => add(*node),
                    Type::List => node.items().for_each(add),
                    _ => {}
                }
            }
            texts
        })
    }

    /// Names of members that another operation has, and the document's own has not.
    pub(crate) fn strangers(&self) -> &[(Node<'d>, Member)] {
        self.strangers.get_or_init(|| {
            let (document, schema) = (self.document, self.document.schema());
            let lacking = schema.lacking();
            if !lacking.iter().any(|member| document.value(*member).is_some()) {
                return Vec::new();
            }
            document.known_keys().filter(|(_, member)| lacking.contains(member)).collect()
        })
    }

    /// The message texts.
    pub(crate) fn messages(&self) -> &[Message<'d>] {
        self.messages.get_or_init(|| messages::find(self.document))
    }

    /// The redirect URIs of both lists.
    pub(crate) fn redirect_uris(&self) -> &[RedirectUri<'d>] {
        self.redirect_uris.get_or_init(|| redirect_uri::find(self.document))
    }
}
