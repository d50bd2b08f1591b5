//! How a document delivers codes.

use crate::api::member::member;
use crate::checker::Context;
use crate::syntax::Node;

/// The way of delivery that is chosen, where it is one that exists.
pub(crate) fn delivery<'d>(cx: &Context<'d>) -> Option<Node<'d>> {
    let current = cx.string(member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"));
    let deprecated = || cx.string(member!("UserPoolConfigs.ForgotPassword.DeliveryMethod"));
    let (node, method) = current.or_else(deprecated)?;
    matches!(&*method, "EMAIL" | "SMS").then_some(node)
}
