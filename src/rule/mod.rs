//! What a rule is.

mod context;
mod diagnostic;
pub mod explain;
mod on;

pub(crate) use context::{Context, Run};
pub(crate) use diagnostic::Diagnostic;
pub(crate) use on::{
    Finder, On, OnDocument, OnList, OnMember, OnMessage, OnNode, OnRedirectUri, OnText, OnWrongType, Text, Wanted,
    Which, WrongType, members, on,
};

use crate::diagnostic::finding::Level;
use crate::document::Operation;

/// A rule: what it checks for, and who says so.
///
/// ```
/// use authlint::{Category, Rule};
///
/// let rule = Rule::find("inline-secret").unwrap();
/// assert_eq!((rule.id(), rule.category()), ("inline-secret", Category::Security));
/// assert_eq!(rule.summary(), "A client secret or a private key stands in the file in clear text.");
/// ```
pub struct Rule {
    pub(crate) id: &'static str,
    pub(crate) category: Category,
    /// By operation, in the order of [`Operation::ALL`]; nothing where it does not apply.
    pub(crate) levels: [Option<Level>; 3],
    pub(crate) on_by_default: bool,
    /// What it looks at, and its check.
    pub(crate) on: On,
    pub(crate) basis: Basis,
    pub(crate) source: &'static str,
    pub(crate) url: &'static str,
    pub(crate) options: &'static [RuleOption],
    pub(crate) docs: &'static str,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Rule").field(&self.id).finish()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Rule {
    /// The rule with this id.
    ///
    /// ```
    /// assert!(authlint::Rule::find("inline-secret").is_some());
    /// assert!(authlint::Rule::find("inline-secrets").is_none());
    /// ```
    pub fn find(id: &str) -> Option<&'static Self> {
        let place = crate::rules::ALL.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        crate::rules::ALL.get(place).copied()
    }

    /// All rules, sorted by id.
    ///
    /// ```
    /// use authlint::{Category, Rule};
    ///
    /// let security = Rule::all().iter().filter(|rule| rule.category() == Category::Security);
    /// assert!(security.count() > 3);
    /// ```
    pub fn all() -> &'static [&'static Self] {
        crate::rules::ALL
    }

    /// The stable name: `delivery-settings-missing`.
    ///
    /// ```
    /// assert!(authlint::Rule::all().iter().all(|rule| !rule.id().contains('_')));
    /// ```
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What kind of problem it finds.
    ///
    /// ```
    /// use authlint::{Category, Rule};
    ///
    /// assert_eq!(Rule::find("syntax-error").unwrap().category(), Category::Syntax);
    /// ```
    pub fn category(&self) -> Category {
        self.category
    }

    /// Its level in documents of an operation; nothing where it does not apply.
    ///
    /// ```
    /// use authlint::{Level, Operation, Rule};
    ///
    /// let rule = Rule::find("mfa-omitted-in-update").unwrap();
    /// assert_eq!(rule.level(Operation::Update), Some(Level::Warning));
    /// assert_eq!(rule.level(Operation::Create), None);
    /// ```
    pub fn level(&self, operation: Operation) -> Option<Level> {
        let [create, update, get] = self.levels;
        match operation {
            Operation::Create => create,
            Operation::Update => update,
            Operation::Get => get,
        }
    }

    /// Whether it runs without being asked for.
    ///
    /// ```
    /// assert!(!authlint::Rule::find("name-pattern").unwrap().is_on_by_default());
    /// ```
    pub fn is_on_by_default(&self) -> bool {
        self.on_by_default
    }

    /// How well what it says is known.
    ///
    /// ```
    /// use authlint::{Basis, Rule};
    ///
    /// assert_eq!(Rule::find("unknown-member").unwrap().basis(), Basis::Model);
    /// ```
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Who says so; without the feature `rule-docs` only the address.
    ///
    /// ```
    /// assert!(authlint::Rule::find("unknown-member").unwrap().source().contains("service model"));
    /// ```
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The https address of the source, if it has one.
    ///
    /// ```
    /// let url = authlint::Rule::find("duplicate-json-key").unwrap().url();
    /// assert_eq!(url, Some("https://www.rfc-editor.org/rfc/rfc8259#section-4"));
    /// ```
    pub fn url(&self) -> Option<&'static str> {
        Some(self.url).filter(|url| !url.is_empty())
    }

    /// The first line of its page: what it finds. Empty without the feature `rule-docs`.
    ///
    /// ```
    /// assert_eq!(authlint::Rule::find("syntax-error").unwrap().summary(), "The text is not JSON.");
    /// ```
    pub fn summary(&self) -> &'static str {
        search::split_once(self.docs, "\n\n").map_or(self.docs, |(first, _)| first).trim()
    }

    /// Its page, in Markdown. Empty without the feature `rule-docs`.
    ///
    /// ```
    /// let rule = authlint::Rule::find("syntax-error").unwrap();
    /// assert!(rule.docs().trim_start().starts_with(rule.summary()));
    /// ```
    pub fn docs(&self) -> &'static str {
        self.docs
    }

    /// What can be set for it in a configuration.
    ///
    /// ```
    /// let rule = authlint::Rule::find("password-minimum-length-weak").unwrap();
    /// assert_eq!(rule.options()[0].name, "recommended");
    /// ```
    pub fn options(&self) -> &'static [RuleOption] {
        self.options
    }
}

/// What can be set for a rule.
///
/// ```
/// use authlint::{OptionValue, Rule};
///
/// let option = Rule::find("password-minimum-length-weak").unwrap().options()[0];
/// assert_eq!((option.name, option.default), ("recommended", OptionValue::Integer(8)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RuleOption {
    /// The name in the configuration.
    pub name: &'static str,
    /// What holds if it is not set.
    pub default: OptionValue,
    /// What it means.
    pub docs: &'static str,
}

/// The default of a [`RuleOption`].
///
/// ```
/// use authlint::{OptionValue, Rule};
///
/// let option = Rule::find("redirect-uri-host-unlisted").unwrap().options()[0];
/// assert_eq!(option.default, OptionValue::Strings(&[]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(&'static [&'static str]),
    /// A regular expression; not set, everything matches.
    Pattern,
}

/// What kind of problem a rule finds.
///
/// ```
/// use authlint::{Category, Config, Linter, Selector};
///
/// let mut config = Config::default();
/// config.select([Selector::Category(Category::Security)]);
/// let only_security = Linter::new(config);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Category {
    /// The text is not of its format.
    Syntax,
    /// Names, types and values that the API does not have.
    Schema,
    /// Limits of Amazon Cognito.
    CognitoLimits,
    /// Members that do not go together.
    Consistency,
    /// What the API is about to drop.
    Deprecation,
    /// What weakens sign-in.
    Security,
    /// What is hardly meant.
    Suspicious,
    /// What reads or travels badly.
    Style,
    /// What the user's own policies demand.
    Policy,
}

impl Category {
    /// All categories.
    ///
    /// ```
    /// let names: Vec<_> = authlint::Category::ALL.iter().map(|category| category.name()).collect();
    /// assert!(names.contains(&"security"));
    /// ```
    pub const ALL: &[Self] = &[
        Self::Syntax,
        Self::Schema,
        Self::CognitoLimits,
        Self::Consistency,
        Self::Deprecation,
        Self::Security,
        Self::Suspicious,
        Self::Style,
        Self::Policy,
    ];

    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Category::CognitoLimits.name(), "cognito-limits");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Schema => "schema",
            Self::CognitoLimits => "cognito-limits",
            Self::Consistency => "consistency",
            Self::Deprecation => "deprecation",
            Self::Security => "security",
            Self::Suspicious => "suspicious",
            Self::Style => "style",
            Self::Policy => "policy",
        }
    }
}

/// How well it is known that what a rule says is so.
///
/// ```
/// use authlint::{Basis, Rule};
///
/// let guesses = Rule::all().iter().filter(|rule| rule.basis() == Basis::Inferred);
/// assert!(guesses.count() < Rule::all().len() / 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Basis {
    /// AWS's service model says so.
    Model,
    /// Documentation says so.
    Docs,
    /// Seen in the code of Amplify.
    Code,
    /// Reported with the service's own answer in a public issue.
    Issue,
    /// Our own reading of the sources.
    Inferred,
    /// What the makers or users of this tool decided.
    Policy,
}

impl Basis {
    /// The name in reports.
    ///
    /// ```
    /// assert_eq!(authlint::Basis::Model.name(), "model");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Docs => "docs",
            Self::Code => "code",
            Self::Issue => "issue",
            Self::Inferred => "inferred",
            Self::Policy => "policy",
        }
    }

    /// In plain words.
    ///
    /// ```
    /// assert_eq!(authlint::Basis::Model.in_words(), "AWS's service model says so");
    /// ```
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Model => "AWS's service model says so",
            Self::Docs => "documentation says so",
            Self::Code => "seen in Amplify's code",
            Self::Issue => "the service's answer, quoted in a public issue",
            Self::Inferred => "inferred from the sources; nobody states it",
            Self::Policy => "a policy, not a fact about the service",
        }
    }
}

/// Defines the rule of a file: its page is the doc comment, and its check the function `check` below it, which is called
/// with what `on:` names.
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
                let mut levels = $crate::rule::Levels::none();
                $(levels = levels.$operation($crate::diagnostic::finding::Level::$level);)+
                levels.0
            },
            on_by_default: $crate::rule::on_by_default!($($default)?),
            $(on: $crate::rule::on!($subject $(($($what)+))?),)?
            $(on: $crate::rule::On::FoundBy($crate::rule::Finder::$finder),)?
            basis: $crate::rule::Basis::$basis,
            source: $crate::rule::source!($source),
            url: const { $crate::rule::url_of($source) },
            options: &[$($($crate::rule::RuleOption { name: $option, default: $value, docs: $crate::rule::page!($option_docs) },)+)?],
            docs: $crate::rule::page!($($doc),+),
        };
    };
}
pub(crate) use rule;

/// The page of a rule in [`rule!`], or the one line on an option.
#[cfg(feature = "rule-docs")]
macro_rules! page {
    ($line:literal) => {
        $line
    };
    ($($line:literal),+) => {
        concat!($($line, "\n"),+)
    };
}

/// The same where pages are kept elsewhere.
#[cfg(not(feature = "rule-docs"))]
macro_rules! page {
    ($($line:literal),+) => {
        ""
    };
}
pub(crate) use page;

/// Who says what a rule says, in [`rule!`].
#[cfg(feature = "rule-docs")]
macro_rules! source {
    ($source:expr) => {
        $source
    };
}

/// The address alone where the rest is kept elsewhere.
#[cfg(not(feature = "rule-docs"))]
macro_rules! source {
    ($source:expr) => {
        const { $crate::rule::address($source) }
    };
}
pub(crate) use source;

/// What of a source begins with `https:`.
#[cfg(not(feature = "rule-docs"))]
pub(crate) const fn address(source: &'static str) -> &'static str {
    let (mut rest, mut start) = (source.as_bytes(), 0);
    while let [_, tail @ ..] = rest {
        if let [b'h', b't', b't', b'p', b's', b':', ..] = rest {
            return source.split_at(start).1;
        }
        (rest, start) = (tail, start + 1);
    }
    ""
}

/// The address in a source, up to what cannot be in one.
pub(crate) const fn url_of(source: &'static str) -> &'static str {
    let (mut rest, mut start) = (source.as_bytes(), 0);
    while let [_, tail @ ..] = rest {
        if let [b'h', b't', b't', b'p', b's', b':', ..] = rest {
            break;
        }
        (rest, start) = (tail, start + 1);
    }
    let mut end = start;
    while let [byte, tail @ ..] = rest {
        if matches!(byte, b' ' | b',' | b';' | b')') {
            break;
        }
        (rest, end) = (tail, end + 1);
    }
    source.split_at(end).0.split_at(start).1.trim_ascii()
}

/// `default: Off` in [`rule!`].
macro_rules! on_by_default {
    () => {
        true
    };
    (Off) => {
        false
    };
}
use crate::text::search;
pub(crate) use on_by_default;

/// The levels of a rule while [`rule!`] fills them in.
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
