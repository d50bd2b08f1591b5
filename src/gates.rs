//! Which rules have something to look for in a document that shows some [`Signs`].

use crate::rule::Rule;
use crate::signs::{Sign, Signs};

/// A set of rules, one bit for each by its number among those that run.
pub(crate) type RuleSet = u128;

/// The signs that rules need, turned around: four signs at a time say which rules they let pass.
#[derive(Debug, Clone)]
pub(crate) struct Gates {
    passing: Vec<[RuleSet; 16]>,
    any: Vec<Any>,
}

/// For a rule that needs one of several signs.
#[derive(Debug, Clone, Copy)]
struct Any {
    rule: RuleSet,
    /// Of these signs one must differ from `unwanted`.
    bits: u128,
    unwanted: u128,
}

impl Gates {
    /// For so many rules, in the order of their numbers, each with whether none of its options is set.
    pub(crate) fn new<'r>(rules: impl Iterator<Item = (&'r Rule, bool)>) -> Self {
        let mut gates = Self::open();
        for ((rule, is_default), number) in rules.zip(0..) {
            gates.need_all(1 << number, rule.when);
            if is_default {
                gates.need_all(1 << number, rule.when_by_default);
            }
            if !rule.when_any.is_empty() {
                let mut any = Any { rule: 1 << number, bits: 0, unwanted: 0 };
                for (bit, shows) in rule.when_any.iter().map(|sign| sign.bit()) {
                    any.bits |= bit;
                    any.unwanted |= if shows { 0 } else { bit };
                }
                gates.any.push(any);
            }
        }
        gates
    }

    /// Lets all rules look at everything.
    pub(crate) fn open() -> Self {
        Self { passing: vec![[RuleSet::MAX; 16]; u128::BITS as usize / 4], any: Vec::new() }
    }

    fn need_all(&mut self, rule: RuleSet, signs: &[Sign]) {
        for (bit, shows) in signs.iter().map(|sign| sign.bit()) {
            let (four, place) = (bit.trailing_zeros() / 4, bit.trailing_zeros() % 4);
            let passing = self.passing.get_mut(four as usize).into_iter().flatten();
            for (value, passing) in passing.enumerate() {
                if (value >> place & 1 == 1) != shows {
                    *passing &= !rule;
                }
            }
        }
    }

    /// The rules that a document with these signs may concern.
    pub(crate) fn passed(&self, signs: Signs) -> RuleSet {
        let mut passed = RuleSet::MAX;
        let (pairs, _) = self.passing.as_chunks();
        for ([low, high], signs) in pairs.iter().zip(signs.0.to_le_bytes()) {
            let of =
                |four: &[RuleSet; 16], value: u8| four.get(usize::from(value % 16)).copied().unwrap_or(RuleSet::MAX);
            passed &= of(low, signs) & of(high, signs >> 4);
        }
        for any in &self.any {
            if (signs.0 ^ any.unwanted) & any.bits == 0 {
                passed &= !any.rule;
            }
        }
        passed
    }
}
