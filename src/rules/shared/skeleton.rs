//! Requests as the AWS command line's `--generate-cli-skeleton` writes them.

use crate::document::Envelope;
use crate::member::{Member, member};
use crate::rule::Context;
use crate::syntax::Node;

/// The first value of a request that `--generate-cli-skeleton` wrote and that was not filled in.
pub(crate) fn skeleton<'d>(cx: &Context<'d>) -> Option<Node<'d>> {
    let names = [member!("AppId"), member!("BackendEnvironmentName"), member!("ResourceName")];
    let is_empty = |member: &Member| cx.is(*member, "");
    let untouched = cx.document().envelope() == Envelope::Request && names.iter().all(is_empty);
    let first = names.first().filter(|_| untouched)?;
    cx.value(*first)
}
