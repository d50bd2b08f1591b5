//! What the rules about YAML look at.

use crate::api::schema::Spec;
use crate::checker::Context;
use crate::syntax::{Kind, Node, flag};

/// The members of a YAML document that its operation has; none of a JSON document.
pub(crate) fn members<'d>(cx: &Context<'d>) -> impl Iterator<Item = (&'static Spec, Node<'d>)> {
    let document = Some(cx.document()).filter(|document| document.is_yaml());
    document.into_iter().flat_map(|document| {
        let bound = document.bound_values();
        bound.filter_map(|(member, index)| Some((document.schema().spec(member)?, document.node(index)?)))
    })
}

/// Whether a value is a string without quotes.
pub(crate) fn is_plain_string(value: Node<'_>) -> bool {
    value.kind() == Kind::String && value.has(flag::YAML) && !value.has(flag::ESCAPED)
}
