//! Walks a document once and calls all checks with their subjects.

use crate::api::member::Member;
use crate::api::schema::{Schema, Spec, Type};
use crate::checker::{
    Check, Context, On, OnDocument, OnList, OnMember, OnMessage, OnNode, OnRedirectUri, OnText, OnWrongType, Run, Text,
    Wanted, Which, WrongType,
};
use crate::cognito::message_template::{self, Medium, Message};
use crate::cognito::redirect_uri::{self, RedirectUri};
use crate::rule::{Level, Rule};
use crate::syntax::{Kind, Node, flag};

/// The rules that run, by subject.
#[derive(Debug, Default)]
pub(crate) struct Checks {
    document: Vec<Call<OnDocument>>,
    /// By [`Member::index`].
    values: Vec<OfMember>,
    missing: Vec<(Member, Call<OnNode>)>,
    lists: Vec<Call<OnList>>,
    texts: ByUse<OnText>,
    messages: ByUse<OnMessage>,
    redirect_uris: ByUse<OnRedirectUri>,
    unlisted: Vec<Call<OnText>>,
    wrong_types: Vec<Call<OnWrongType>>,
    other_operations: Vec<Call<OnMember>>,
    /// Treats everything as unusual, for tests.
    takes_all: bool,
}

/// A rule that runs, with its check.
#[derive(Debug, Clone, Copy)]
struct Call<F> {
    rule: &'static Rule,
    level: Level,
    check: F,
}

/// The rules for one member.
#[derive(Debug, Clone)]
struct OfMember {
    strings_are: Strings,
    values: Vec<(Wanted, Call<OnNode>)>,
    strings: Vec<Call<OnText>>,
}

/// The kind of strings in a member without allowed values.
#[derive(Debug, Clone, Copy)]
enum Strings {
    Message(Medium),
    RedirectUri,
    Other,
}

impl OfMember {
    fn new(member: Member) -> Self {
        let strings_are = match message_template::medium(member) {
            Some(medium) => Strings::Message(medium),
            None if matches!(member, redirect_uri::SIGN_IN | redirect_uri::SIGN_OUT) => Strings::RedirectUri,
            None => Strings::Other,
        };
        Self { strings_are, values: Vec::new(), strings: Vec::new() }
    }

    /// Calls the rules of the member with its value.
    fn call<'d>(&self, run: &'d Run<'d>, spec: &'static Spec, node: Node<'d>) {
        for (wanted, call) in &self.values {
            if let Some(node) = wanted.find(node) {
                (call.check)(&call.context(run), node);
            }
        }
        if !self.strings.is_empty()
            && let Some(value) = node.string()
        {
            let text = Text { spec, node, value: &value };
            self.strings.iter().for_each(|call| (call.check)(&call.context(run), &text));
        }
    }
}

/// Rules for all subjects of a kind, and rules for unusual ones.
#[derive(Debug)]
struct ByUse<F> {
    all: Vec<Call<F>>,
    unusual: Vec<Call<F>>,
}

impl<F> Default for ByUse<F> {
    fn default() -> Self {
        Self { all: Vec::new(), unusual: Vec::new() }
    }
}

impl<F> ByUse<F> {
    /// The rules to call for a usual or an unusual subject.
    fn of(&self, is_usual: bool) -> impl Iterator<Item = &Call<F>> {
        self.all.iter().chain(self.unusual.iter().filter(move |_| !is_usual))
    }

    fn push(&mut self, which: Which, check: Call<F>) {
        match which {
            Which::All => self.all.push(check),
            Which::Unusual => self.unusual.push(check),
        }
    }
}

impl<F> Call<F> {
    #[inline]
    fn context<'d>(&self, run: &'d Run<'d>) -> Context<'d> {
        Context::new(run, self.rule, self.level)
    }
}

impl Checks {
    pub(crate) fn new(rules: &[(&Check, Level)]) -> Self {
        let mut checks = Self { values: Member::all().map(OfMember::new).collect(), ..Self::default() };
        for (check, level) in rules {
            checks.add(check, *level);
        }
        checks
    }

    /// The same without the prefilter.
    pub(crate) fn without_prefilter(rules: &[(&Check, Level)]) -> Self {
        Self { takes_all: true, ..Self::new(rules) }
    }

    fn add(&mut self, wanted: &Check, level: Level) {
        let rule = wanted.rule;
        match wanted.on {
            On::FoundBy(_) => {}
            On::Document(check) => self.document.push(Call { rule, level, check }),
            On::Value(members, value, check) => {
                self.of_members(members, |of| of.values.push((value, Call { rule, level, check })));
            }
            On::String(members, check) => self.of_members(members, |of| of.strings.push(Call { rule, level, check })),
            On::Missing(member, check) => self.missing.push((member, Call { rule, level, check })),
            On::List(check) => self.lists.push(Call { rule, level, check }),
            On::Text(which, check) => self.texts.push(which, Call { rule, level, check }),
            On::Message(which, check) => self.messages.push(which, Call { rule, level, check }),
            On::RedirectUri(which, check) => self.redirect_uris.push(which, Call { rule, level, check }),
            On::UnlistedValue(check) => self.unlisted.push(Call { rule, level, check }),
            On::WrongType(check) => self.wrong_types.push(Call { rule, level, check }),
            On::MemberOfOtherOperation(check) => self.other_operations.push(Call { rule, level, check }),
        }
    }

    fn of_members(&mut self, members: &[Member], mut add: impl FnMut(&mut OfMember)) {
        for member in members {
            self.values.get_mut(member.index()).into_iter().for_each(&mut add);
        }
    }

    /// Calls the checks for a document.
    pub(crate) fn run<'d>(&self, run: &'d Run<'d>) {
        let document = run.document;
        for call in &self.document {
            (call.check)(&call.context(run));
        }
        for (member, call) in &self.missing {
            if document.value(*member).is_some() {
                continue;
            }
            let cx = call.context(run);
            if let Some(parent) = document.parent_of(*member).filter(|_| cx.lacks(*member)) {
                (call.check)(&cx, parent);
            }
        }
        if let Some(root) = document.root().filter(|root| root.kind() != Kind::Object) {
            self.wrong_type(run, &WrongType { spec: None, wanted: Type::Object, node: root, is_item: false });
            return;
        }
        if !self.other_operations.is_empty() {
            for (key, member) in document.members_of_other_operations() {
                for call in &self.other_operations {
                    (call.check)(&call.context(run), key, member);
                }
            }
        }
        let schema = document.schema();
        for (member, index) in document.bound_values() {
            let (Some(of), Some(node)) = (self.values.get(member.index()), document.node(index)) else { continue };
            match schema.spec(member) {
                Some(spec) => self.value(run, of, spec, node),
                // Members of other operations are checked only by rules that name them.
                None => Schema::any_spec(member).into_iter().for_each(|spec| of.call(run, spec, node)),
            }
        }
    }

    /// The value of a member that the operation has.
    fn value<'d>(&self, run: &'d Run<'d>, of: &OfMember, spec: &'static Spec, node: Node<'d>) {
        of.call(run, spec, node);
        if !spec.kind.accepts(node.kind()) {
            self.wrong_type(run, &WrongType { spec: Some(spec), wanted: spec.kind, node, is_item: false });
            return;
        }
        match spec.kind {
            Type::String => self.text(run, of, spec, node),
            Type::List => {
                self.lists.iter().for_each(|call| (call.check)(&call.context(run), spec, node));
                for item in node.items() {
                    match spec.item {
                        Some(wanted) if !wanted.accepts(item.kind()) => {
                            self.wrong_type(run, &WrongType { spec: Some(spec), wanted, node: item, is_item: true });
                        }
                        _ => self.text(run, of, spec, item),
                    }
                }
            }
            _ => {}
        }
    }

    fn wrong_type<'d>(&self, run: &'d Run<'d>, value: &WrongType<'d>) {
        self.wrong_types.iter().for_each(|call| (call.check)(&call.context(run), value));
    }

    /// A string: an allowed value of its member, a message template, or free text.
    fn text<'d>(&self, run: &'d Run<'d>, of: &OfMember, spec: &'static Spec, node: Node<'d>) {
        let Some(value) = node.string() else { return };
        let text = Text { spec, node, value: &value };
        let skips = |is_usual: bool| is_usual && !self.takes_all;
        if !spec.values.is_empty() {
            if spec.values.position(text.value.as_bytes()).is_none() {
                self.unlisted.iter().for_each(|call| (call.check)(&call.context(run), &text));
            }
            return;
        }
        // The rest of it may be missing.
        if node.has(flag::BROKEN) {
            return;
        }
        match of.strings_are {
            Strings::Message(medium) => {
                let mut checks = self.messages.of(skips(Message::is_usual(medium, text.value))).peekable();
                if checks.peek().is_some() {
                    let message = Message::new(spec.member, medium, node, value);
                    checks.for_each(|call| (call.check)(&call.context(run), &message));
                }
                return;
            }
            Strings::RedirectUri => {
                let mut checks = self.redirect_uris.of(skips(RedirectUri::is_usual(text.value))).peekable();
                if checks.peek().is_some() {
                    let uri = RedirectUri::new(spec.member, node, value.clone());
                    checks.for_each(|call| (call.check)(&call.context(run), &uri));
                }
            }
            Strings::Other => {}
        }
        self.texts.of(skips(text.is_usual())).for_each(|call| (call.check)(&call.context(run), &text));
    }
}
