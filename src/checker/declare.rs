//! The macro that declares a rule.

use crate::rule::Level;

/// Declares a rule: the doc comment is its documentation, and the function `check` in the same file its check, which is
/// called with each subject of `on:`.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        id: $id:literal,
        category: $category:ident,
        levels: { $($operation:ident: $level:ident),+ $(,)? },
        $(default: $default:ident,)?
        $(on: $subject:ident $(($($what:tt)+))?,)?
        $(found_by: $finder:ident,)?
        basis: $basis:ident,
        source: $source:expr,
        $(options: [$($option:literal = $value:expr, $option_docs:literal;)+],)?
    ) => {
        pub(crate) static RULE: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            category: $crate::rule::Category::$category,
            levels: {
                let mut levels = $crate::checker::Levels::none();
                $(levels = levels.$operation($crate::rule::Level::$level);)+
                levels.0
            },
            on_by_default: $crate::checker::on_by_default!($($default)?),
            basis: $crate::rule::Basis::$basis,
            source: $crate::checker::source!($source),
            url: const { $crate::rule::url_of($source) },
            options: &[$($($crate::rule::RuleOption { name: $option, default: $value, docs: $crate::checker::page!($option_docs) },)+)?],
            docs: $crate::checker::page!($($doc),+),
        };

        pub(crate) static CHECK: $crate::checker::Check = $crate::checker::Check {
            rule: &RULE,
            $(on: $crate::checker::on!($subject $(($($what)+))?),)?
            $(on: $crate::checker::On::FoundBy($crate::checker::Finder::$finder),)?
        };
    };
}
pub(crate) use rule;

/// The documentation of a rule or an option in [`rule!`].
#[cfg(feature = "rule-docs")]
macro_rules! page {
    ($line:literal) => {
        $line
    };
    ($($line:literal),+) => {
        concat!($($line, "\n"),+)
    };
}

/// Left out of builds without documentation.
#[cfg(not(feature = "rule-docs"))]
macro_rules! page {
    ($($line:literal),+) => {
        ""
    };
}
pub(crate) use page;

/// The source of a rule in [`rule!`].
#[cfg(feature = "rule-docs")]
macro_rules! source {
    ($source:expr) => {
        $source
    };
}

/// Only its URL in builds without documentation.
#[cfg(not(feature = "rule-docs"))]
macro_rules! source {
    ($source:expr) => {
        const { $crate::rule::address($source) }
    };
}
pub(crate) use source;

/// `default: Off` in [`rule!`].
macro_rules! on_by_default {
    () => {
        true
    };
    (Off) => {
        false
    };
}
pub(crate) use on_by_default;

/// Builds the levels of a rule in [`rule!`].
pub(crate) struct Levels(pub(crate) [Option<Level>; 3]);

impl Levels {
    pub(crate) const fn none() -> Self {
        Self([None; 3])
    }

    pub(crate) const fn create(self, level: Level) -> Self {
        let [_, update, get] = self.0;
        Self([Some(level), update, get])
    }

    pub(crate) const fn update(self, level: Level) -> Self {
        let [create, _, get] = self.0;
        Self([create, Some(level), get])
    }

    pub(crate) const fn get(self, level: Level) -> Self {
        let [create, update, _] = self.0;
        Self([create, update, Some(level)])
    }
}
