//! What a document shows at a glance, so that the engine leaves out the rules that have nothing to look for.
//!
//! A rule names the signs without which it cannot have a finding (`when:` in [`rule!`](crate::rule::rule)). They are
//! necessary, never sufficient: the rule still looks for itself, and a property test holds that no sign hides a finding.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::document::{Document, Operation};
use crate::domain_prefix;
use crate::letters::Letters;
use crate::member::{Member, member};
use crate::messages::{self, Message};
use crate::redirect_uri;
use crate::schema::{Schema, Spec, Type};
use crate::social::{self, SECRETS};
use crate::stand_in;
use crate::syntax::{Kind, Node, Slot, flag};
use crate::text::Span;

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
    /// Never shows: what a rule says is found elsewhere than in its check.
    Nothing,
    /// It is of another format.
    Foreign,
    /// It is YAML.
    Yaml,
    /// A value or an item is not of its type; `null` is of none.
    Misfit,
    /// A string is none of the values that its member allows.
    UnlistedValue,
    /// A name stands for nothing where it is, or something is around the document or missing around it.
    UnknownMember,
    /// A member belongs to other operations only.
    Stranger,
    /// A name is there twice in one object.
    RepeatedKey,
    /// Names of both casings occur.
    MixedCasing,
    /// A required member is not there.
    MissingMember,
    /// An object or a list has nothing in it; but constraints on passwords are best left empty.
    Empty,
    /// A list is longer than most will ever be.
    LongList,
    /// The text is longer than a parameter of `CloudFormation` may be.
    LongText,
    /// A list has one of the allowed values twice, or may have another text twice.
    RepeatedItem,
    /// Something is `true`.
    True,
    /// A social provider is there without a part of its credentials.
    IncompleteProvider,
    /// A secret or a key is more than a reference such as `${NAME}`.
    ClearSecret,
    /// An ID is not written as the identity provider writes them.
    UnusualId,
    /// A message is more or less than plain ASCII with one code in it.
    UnusualMessage,
    /// A redirect URI is more than `https`, a host of plain letters and a plain path.
    UnusualRedirectUri,
    /// A name is long, begins or ends with a sign, has one but `-` and `_` in it, or a word that Cognito keeps for itself.
    UnusualName,
    /// A number is not from `8` to `98`.
    UnusualNumber,
    /// A text other than a message is empty, has blanks around it, or looks as if it stood in for something.
    UnusualText,
}

const LAST_MARK: Mark = Mark::UnusualText;

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
pub(crate) struct Signs(pub(crate) u128);

/// The highest bit is always set; the marks stand below it.
const ALWAYS: u32 = u128::BITS - 1;

impl Signs {
    pub(crate) fn of(document: &Document) -> Self {
        let (schema, present) = (document.schema(), document.present());
        let slots = document.parsed().tree.slots.as_slice();
        let mut look = Look { values: 0, marks: 0, document, slots, first_values: first_values() };
        let is_inside = |member: &Member| member.parent().is_none_or(|parent| document.value(parent).is_some());
        let mut absent = Member::of_set(schema.required_members() & !present);
        look.mark(Mark::MissingMember, absent.any(|member| is_inside(&member)));
        let is_around_or_alone = document.wrapper().is_some() || document.alone().is_some();
        look.mark(Mark::UnknownMember, is_around_or_alone || document.unknown_keys().next().is_some());
        look.mark(Mark::RepeatedKey, document.repeated_keys().next().is_some());
        look.mark(Mark::IncompleteProvider, social::have_incomplete_provider(present));
        look.mark(Mark::LongText, document.text().len() > 4096);
        look.mark(Mark::Yaml, document.is_yaml());
        look.mark(Mark::Foreign, document.foreign().is_some());
        look.mark(Mark::MixedCasing, document.mixes_casings());
        look.mark(Mark::Misfit, slots.first().is_some_and(|root| root.kind != Kind::Object));
        for (member, index) in document.bound_values() {
            match schema.spec(member) {
                Some(spec) => look.at(spec, index as usize),
                None => look.mark(Mark::Stranger, true),
            }
        }
        let marks = u128::from(look.marks) << bit_of_mark(LAST_MARK);
        Self(1 << ALWAYS | marks | u128::from(look.values) << Member::COUNT | u128::from(present))
    }
}

/// Looks at the values of members, one after the other.
struct Look<'d> {
    /// The values that were seen; apart from the marks, because shifting numbers of 128 bits takes long.
    values: u64,
    /// From [`LAST_MARK`] upwards.
    marks: u32,
    document: &'d Document,
    slots: &'d [Slot],
    first_values: &'static [u8; Member::COUNT],
}

impl Look<'_> {
    #[inline]
    fn mark(&mut self, mark: Mark, shows: bool) {
        self.marks |= u32::from(shows) << (LAST_MARK as u32 - mark as u32);
    }

    #[inline]
    fn at(&mut self, spec: &Spec, index: usize) {
        let Some(slot) = self.slots.get(index) else { return };
        if !spec.kind.accepts(slot.kind) {
            self.mark(Mark::Misfit, true);
            return;
        }
        match spec.kind {
            Type::String => self.at_texts(spec, index, index + 1),
            Type::Number => self.mark(Mark::UnusualNumber, !is_usual_number(slot.span().of(self.document.text()))),
            Type::Boolean => self.mark(Mark::True, slot.kind == Kind::True),
            Type::Object => self.mark(Mark::Empty, slot.next as usize == index + 1),
            Type::List => {
                self.mark(Mark::Empty, slot.next as usize == index + 1 && spec.member != CONSTRAINTS);
                self.mark(Mark::LongList, slot.next as usize > index + 50);
                self.at_texts(spec, index + 1, slot.next as usize);
            }
        }
    }

    /// The text of a member, or those of its list.
    fn at_texts(&mut self, spec: &Spec, first: usize, end: usize) {
        let mut index = first;
        let mut seen = 0_u64;
        while index < end {
            let Some(slot) = self.slots.get(index) else { return };
            // Texts of one length may be the same; of different ones only where one is written in an unusual way.
            let is_unusual = slot.flags & (flag::ESCAPED | flag::UNQUOTED) != 0;
            let length = if is_unusual { u64::MAX } else { 1 << (slot.span().len() % 64) };
            self.mark(Mark::RepeatedItem, seen & length != 0);
            seen |= length;
            match spec.item {
                Some(kind) if !kind.accepts(slot.kind) => self.mark(Mark::Misfit, true),
                _ => self.at_text(spec, index, slot),
            }
            index = slot.next as usize;
        }
    }

    #[inline]
    fn at_text(&mut self, spec: &Spec, index: usize, slot: &Slot) {
        if slot.kind != Kind::String {
            return;
        }
        let is_plain = slot.flags & (flag::ESCAPED | flag::UNQUOTED) == 0;
        let content = Span { start: slot.start + 1, end: slot.end - u32::from(is_plain) };
        // What is written in an unusual way is taken for unusual: the rules will see.
        let text = if is_plain { content.of(self.document.text()) } else { "" };
        if !spec.values.is_empty() {
            self.at_value(spec, index, is_plain.then_some(text));
            return;
        }
        if let Some(medium) = messages::medium(spec.member) {
            self.mark(Mark::UnusualMessage, !Message::is_usual(medium, text));
            return;
        }
        match spec.member {
            redirect_uri::SIGN_IN | redirect_uri::SIGN_OUT => {
                let is_usual = redirect_uri::is_usual(text);
                self.mark(Mark::UnusualRedirectUri, !is_usual);
                if is_usual {
                    return;
                }
            }
            USER_POOL_NAME | IDENTITY_POOL_NAME | ENVIRONMENT => {
                let kinds = Letters::ALPHANUMERIC.or(Letters::HYPHEN).or(Letters::UNDERSCORE);
                self.mark(Mark::UnusualName, !is_usual_name(text, kinds));
            }
            DOMAIN_PREFIX => {
                let kinds = Letters::LOWER.or(Letters::HYPHEN);
                self.mark(Mark::UnusualName, !is_usual_name(text, kinds));
            }
            member if SECRETS.contains(&member) => self.mark(Mark::ClearSecret, !is_plain_reference(text)),
            member => self.mark(Mark::UnusualId, !social::is_usual_id(member, text)),
        }
        self.mark(Mark::UnusualText, !is_usual(text));
    }

    #[inline]
    fn at_value(&mut self, spec: &Spec, index: usize, text: Option<&str>) {
        let decoded = || self.document.node(index as u32).map(Node::value).unwrap_or_default();
        let text = text.map_or_else(decoded, Cow::Borrowed);
        match spec.values.position(text.as_bytes()) {
            Some(place) => {
                let first = self.first_values.get(spec.member.index()).copied().unwrap_or_default();
                let bit = 1_u64 << (usize::from(first) + place);
                self.mark(Mark::RepeatedItem, self.values & bit != 0);
                self.values |= bit;
            }
            None => self.mark(Mark::UnlistedValue, true),
        }
    }
}

const CONSTRAINTS: Member = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
const USER_POOL_NAME: Member = member!("UserPoolConfigs.UserPoolName");
const IDENTITY_POOL_NAME: Member = member!("IdentityPoolConfigs.IdentityPoolName");
const ENVIRONMENT: Member = member!("BackendEnvironmentName");
const DOMAIN_PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

/// Whether a text says something, and nothing that stands in for something else.
fn is_usual(text: &str) -> bool {
    let has_plain_ends = match text.as_bytes() {
        [only] => only.is_ascii_graphic(),
        [first, .., last] => first.is_ascii_graphic() && last.is_ascii_graphic(),
        [] => false,
    };
    has_plain_ends && !(stand_in::may_be_placeholder(text) && stand_in::is_placeholder(text))
}

/// Whether a text is `${NAME}` and nothing else.
fn is_plain_reference(text: &str) -> bool {
    let name = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    !name.is_empty() && Letters::of(name.as_bytes()).are_only(Letters::ALPHANUMERIC.or(Letters::UNDERSCORE))
}

/// Whether a name is one that no rule about names minds, alone or with another usual one behind it.
fn is_usual_name(text: &str, kinds: Letters) -> bool {
    let letters = Letters::of(text.as_bytes());
    let has_plain_ends = match text.as_bytes() {
        [only] => only.is_ascii_alphanumeric(),
        [first, .., last] => first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric(),
        [] => false,
    };
    has_plain_ends && text.len() <= 30 && letters.are_only(kinds) && !domain_prefix::has_reserved_letters(text, letters)
}

fn is_usual_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'8' | b'9'] | [b'1'..=b'9', b'0'..=b'9']) && text != "99"
}

impl Sign {
    /// Its bit, and whether it is set or not where the sign shows.
    pub(crate) fn bit(self) -> (u128, bool) {
        let value = |member, value: &str| {
            let place = values(member).iter().position(|known| known == value);
            let first = first_values().get(member.index()).copied().unwrap_or_default();
            1 << place.map_or(ALWAYS, |place| (Member::COUNT + usize::from(first) + place) as u32)
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

/// For each member the number of the first value that it allows.
fn first_values() -> &'static [u8; Member::COUNT] {
    static FIRST: LazyLock<[u8; Member::COUNT]> = LazyLock::new(|| {
        let mut next = 0;
        let mut first = [0; Member::COUNT];
        for (place, member) in first.iter_mut().zip(Member::all()) {
            *place = next;
            next += values(member).len() as u8;
        }
        first
    });
    &FIRST
}

/// The values that a member allows: the same in all operations that have it.
fn values(member: Member) -> &'static [String] {
    let specs = Operation::ALL.iter().filter_map(|operation| Schema::of(*operation).spec(member));
    specs.map(|spec| &*spec.values).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_bit_of_its_own() {
        let values: usize = Member::all().map(|member| values(member).len()).sum();
        assert!(values <= 64, "{values}");
        assert!(Member::COUNT + values <= bit_of_mark(LAST_MARK) as usize, "{values} values, members and marks");
    }

    #[test]
    fn operations_agree_on_values() {
        for operation in Operation::ALL {
            for spec in Schema::of(operation).specs() {
                assert_eq!(*spec.values, *values(spec.member), "{}", spec.member.path());
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
