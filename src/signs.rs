//! What a document shows at a glance, so that the engine leaves out the rules that have nothing to look for.
//!
//! A rule names the signs without which it cannot have a finding (`when:` in [`rule!`](crate::rule::rule)). They are
//! necessary, never sufficient: the rule still looks for itself, and a property test holds that no sign hides a finding.

use std::sync::LazyLock;

use crate::document::{Document, Operation};
use crate::domain_prefix;
use crate::member::{Member, member};
use crate::messages::{self, Message};
use crate::redirect_uri;
use crate::schema::{Schema, Spec, Type};
use crate::stand_in;
use crate::syntax::{Kind, Node, flag};

/// One thing that a document may show.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sign {
    /// It has a member, whatever its value.
    Has(Member),
    /// It does not have a member.
    Lacks(Member),
    /// A member, or its list, holds one of the values that the schemas allow.
    Holds(Member, &'static str),
    /// It does not.
    HoldsNot(Member, &'static str),
    Shows(Mark),
}

/// A sign that is not about one member.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// A value or an item is not of its type; `null` is of none.
    Misfit,
    /// A string is none of the values that its member allows.
    UnlistedValue,
    /// A name stands for nothing where it is.
    UnknownMember,
    /// A member belongs to other operations only.
    Stranger,
    /// A name is there twice in one object.
    RepeatedKey,
    /// Names of both casings occur.
    MixedCasing,
    /// A required member is not there.
    MissingMember,
    /// An object or a list has nothing in it.
    Empty,
    /// A list has one of the allowed values twice, or may have another text twice.
    RepeatedItem,
    /// Something is `true`.
    True,
    /// A message is more or less than plain ASCII with one code in it.
    UnusualMessage,
    /// A redirect URI is more than `https`, a host of plain letters and a plain path.
    UnusualRedirectUri,
    /// A name is long, begins or ends with a sign, has one but `-` and `_` in it, or a word that Cognito keeps for itself.
    UnusualName,
    /// A number has other than two digits, or is `99`.
    UnusualNumber,
    /// A text other than a message is empty, has blanks around it, or looks as if it stood in for something.
    UnusualText,
}

/// `has!("UserPoolConfigs.Mfa")`, `has!("UserPoolConfigs.Mfa.MFAMode": "OFF")`.
macro_rules! has {
    ($path:literal) => {
        $crate::signs::Sign::Has($crate::member::member!($path))
    };
    ($path:literal: $value:literal) => {
        $crate::signs::Sign::Holds($crate::member::member!($path), $value)
    };
}
pub(crate) use has;

/// `lacks!("UserPoolConfigs.Mfa")`, `lacks!("UserPoolConfigs.OAuth.OAuthScopes": "OPENID")`.
macro_rules! lacks {
    ($path:literal) => {
        $crate::signs::Sign::Lacks($crate::member::member!($path))
    };
    ($path:literal: $value:literal) => {
        $crate::signs::Sign::HoldsNot($crate::member::member!($path), $value)
    };
}
pub(crate) use lacks;

/// `shows!(UnusualText)`.
macro_rules! shows {
    ($mark:ident) => {
        $crate::signs::Sign::Shows($crate::signs::Mark::$mark)
    };
}
pub(crate) use shows;

/// The signs of a document: a bit for each member, then for each allowed value, then for each mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs(u128);

/// The highest bit is always set; the marks stand below it.
const ALWAYS: u32 = u128::BITS - 1;

impl Signs {
    pub(crate) fn of(document: &Document) -> Self {
        let schema = document.schema();
        let mut signs = Self(1 << ALWAYS | u128::from(document.present()));
        let is_inside = |member: &Member| member.parent().is_none_or(|parent| document.value(parent).is_some());
        let mut absent = Member::of_set(schema.required_members() & !document.present());
        signs.mark(Mark::MissingMember, absent.any(|member| is_inside(&member)));
        signs.mark(Mark::UnknownMember, document.unknown_keys().next().is_some());
        signs.mark(Mark::RepeatedKey, document.repeated_keys().next().is_some());
        signs.mark(Mark::MixedCasing, document.mixes_casings());
        signs.mark(Mark::Misfit, document.root().is_some_and(|root| root.kind() != Kind::Object));
        for member in Member::of_set(document.present()) {
            let Some(value) = document.value(member) else { continue };
            match schema.spec(member) {
                Some(spec) => signs.look(spec, value),
                None => signs.mark(Mark::Stranger, true),
            }
        }
        signs
    }

    fn mark(&mut self, mark: Mark, shows: bool) {
        self.0 |= u128::from(shows) << bit_of_mark(mark);
    }

    fn look(&mut self, spec: &Spec, value: Node<'_>) {
        if !spec.kind.accepts(value.kind()) {
            self.mark(Mark::Misfit, true);
            return;
        }
        match spec.kind {
            Type::String => self.look_at_text(spec, value),
            Type::Number => self.mark(Mark::UnusualNumber, !is_usual_number(value.raw())),
            Type::Boolean => self.mark(Mark::True, value.kind() == Kind::True),
            Type::Object => self.mark(Mark::Empty, value.is_empty()),
            Type::List => {
                self.mark(Mark::Empty, value.is_empty());
                let mut is_first = true;
                for item in value.items() {
                    self.mark(Mark::RepeatedItem, !is_first && spec.values.is_empty());
                    is_first = false;
                    match spec.item {
                        Some(kind) if !kind.accepts(item.kind()) => self.mark(Mark::Misfit, true),
                        _ => self.look_at_text(spec, item),
                    }
                }
            }
        }
    }

    fn look_at_text(&mut self, spec: &Spec, node: Node<'_>) {
        if node.kind() != Kind::String {
            return;
        }
        if !spec.values.is_empty() {
            self.look_at_value(spec, node);
        } else if let Some(medium) = messages::medium(spec.member) {
            self.mark(Mark::UnusualMessage, node.has(flag::ESCAPED) || !Message::is_usual(medium, node.content()));
        } else {
            let text = if node.has(flag::ESCAPED) { "" } else { node.content() };
            match spec.member {
                redirect_uri::SIGN_IN | redirect_uri::SIGN_OUT => {
                    self.mark(Mark::UnusualRedirectUri, !redirect_uri::is_usual(text));
                }
                USER_POOL_NAME | IDENTITY_POOL_NAME | ENVIRONMENT | DOMAIN_PREFIX => {
                    self.mark(Mark::UnusualName, !is_usual_name(text, spec.member == DOMAIN_PREFIX));
                }
                _ => {}
            }
            self.mark(Mark::UnusualText, !is_usual(text));
        }
    }

    fn look_at_value(&mut self, spec: &Spec, node: Node<'_>) {
        let text = node.value();
        match spec.values.iter().position(|value| *value == *text) {
            Some(place) => {
                let bit = 1 << (first_value(spec.member) + place as u32);
                self.mark(Mark::RepeatedItem, self.0 & bit != 0);
                self.0 |= bit;
            }
            None => self.mark(Mark::UnlistedValue, true),
        }
    }
}

const USER_POOL_NAME: Member = member!("UserPoolConfigs.UserPoolName");
const IDENTITY_POOL_NAME: Member = member!("IdentityPoolConfigs.IdentityPoolName");
const ENVIRONMENT: Member = member!("BackendEnvironmentName");
const DOMAIN_PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

/// Whether a text says something, and nothing that stands in for something else.
fn is_usual(text: &str) -> bool {
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    let has_plain_ends = ends.into_iter().all(|end| end.is_some_and(u8::is_ascii_graphic));
    has_plain_ends && (!stand_in::may_be_placeholder(text) || !stand_in::is_placeholder(text))
}

/// Whether a name is one that no rule about names minds, alone or with another usual one behind it.
fn is_usual_name(text: &str, is_domain_prefix: bool) -> bool {
    let bytes = text.as_bytes();
    let is_usual = |byte: &u8| match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'-' => true,
        b'A'..=b'Z' | b'_' => !is_domain_prefix,
        _ => false,
    };
    let ends = [bytes.first(), bytes.last()];
    bytes.len() <= 30
        && ends.into_iter().all(|end| end.is_some_and(u8::is_ascii_alphanumeric))
        && bytes.iter().all(is_usual)
        && !domain_prefix::has_reserved_letters(bytes)
}

fn is_usual_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'9', b'0'..=b'9']) && text != "99"
}

/// What signs a rule needs, ready to be compared with those of documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gate {
    looked_at: u128,
    wanted: u128,
    /// Of these one must differ from `unwanted`.
    any: u128,
    unwanted: u128,
}

impl Gate {
    /// All of the first must show, and one of the second, if there is any.
    pub(crate) fn new(all: &[Sign], any: &[Sign]) -> Self {
        let mut gate = Self { looked_at: 0, wanted: 0, any: 0, unwanted: 0 };
        for (bit, shows) in all.iter().map(|sign| sign.bit()) {
            gate.looked_at |= bit;
            gate.wanted |= if shows { bit } else { 0 };
        }
        for (bit, shows) in any.iter().map(|sign| sign.bit()) {
            gate.any |= bit;
            gate.unwanted |= if shows { 0 } else { bit };
        }
        if any.is_empty() {
            gate.any = 1 << ALWAYS;
        }
        gate
    }

    /// Open to every document.
    pub(crate) fn open() -> Self {
        Self::new(&[], &[])
    }

    #[inline]
    pub(crate) fn is_open(&self, signs: Signs) -> bool {
        signs.0 & self.looked_at == self.wanted && (signs.0 ^ self.unwanted) & self.any != 0
    }
}

impl Sign {
    /// Its bit, and whether it is set or not where the sign shows.
    fn bit(self) -> (u128, bool) {
        let value = |member, value: &str| {
            let place = values(member).iter().position(|known| known == value);
            1 << place.map_or(ALWAYS, |place| first_value(member) + place as u32)
        };
        match self {
            Self::Has(member) => (1 << member.index(), true),
            Self::Lacks(member) => (1 << member.index(), false),
            Self::Holds(member, text) => (value(member, text), true),
            Self::HoldsNot(member, text) => (value(member, text), false),
            Self::Shows(mark) => (1 << bit_of_mark(mark), true),
        }
    }
}

fn bit_of_mark(mark: Mark) -> u32 {
    ALWAYS - 1 - mark as u32
}

/// The bit of the first value that a member allows.
fn first_value(member: Member) -> u32 {
    static FIRST: LazyLock<[u8; Member::COUNT]> = LazyLock::new(|| {
        let mut next = Member::COUNT as u8;
        let mut first = [0; Member::COUNT];
        for (place, member) in first.iter_mut().zip(Member::all()) {
            *place = next;
            next += values(member).len() as u8;
        }
        first
    });
    FIRST.get(member.index()).copied().unwrap_or_default().into()
}

/// The values that a member allows: the same in all operations that have it.
fn values(member: Member) -> &'static [String] {
    let specs = Operation::ALL.iter().filter_map(|operation| Schema::of(*operation).spec(member));
    specs.map(|spec| spec.values.as_slice()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_bit_of_its_own() {
        let all: usize = Member::all().map(|member| 1 + values(member).len()).sum();
        assert!(all <= bit_of_mark(Mark::UnusualText) as usize, "{all} members and values, and the marks");
    }

    #[test]
    fn operations_agree_on_values() {
        for operation in Operation::ALL {
            for spec in Schema::of(operation).specs() {
                assert_eq!(spec.values, values(spec.member), "{}", spec.member.path());
            }
        }
    }

    #[test]
    fn rules_name_values_that_there_are() {
        for rule in crate::rule::Rule::all() {
            for sign in rule.when.iter().chain(rule.when_any) {
                if let Sign::Holds(member, value) | Sign::HoldsNot(member, value) = sign {
                    assert!(values(*member).iter().any(|known| known == value), "{}: {value}", rule.id);
                }
            }
        }
    }
}
