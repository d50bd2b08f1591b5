//! The schemas of `schemas/`, read once into a table: what each operation knows of each member.
//!
//! The files are the only place where names, types, required members, enums and sensitivity are written down.

use std::sync::LazyLock;

use crate::document::Operation;
use crate::member::{Member, member};
use crate::syntax::{Format, Kind, Node, parse};

/// What one operation knows of its members.
pub(crate) struct Schema {
    specs: Vec<Option<Spec>>,
    required: Vec<Member>,
    /// The same, one bit for each [`Member::index`].
    required_set: u64,
    /// What only other operations have.
    lacking: Vec<Member>,
}

/// What a schema says of one member.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own in the schema")]
pub(crate) struct Spec {
    pub(crate) member: Member,
    pub(crate) kind: Type,
    /// For lists: what the items are.
    pub(crate) item: Option<Type>,
    pub(crate) required: bool,
    /// The allowed values of a string, or of the strings of a list; empty where any text is allowed.
    pub(crate) values: Vec<String>,
    /// The service model marks it as sensitive: its value is never shown.
    pub(crate) sensitive: bool,
    /// Travels in the address of the request, not in its body.
    pub(crate) in_uri: bool,
    pub(crate) deprecated: bool,
    /// Apart from the rest, which is looked at for every document and stays small.
    pub(crate) words: Box<Words>,
}

/// What a schema says of a member to people.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The name in the REST body.
    pub(crate) wire: String,
    pub(crate) description: String,
    /// What each of [`Spec::values`] means, in Markdown.
    pub(crate) meanings: Vec<String>,
    /// What holds if it is left out, as JSON.
    pub(crate) default: Option<String>,
    /// A value to start from, as JSON.
    pub(crate) example: Option<String>,
    /// Who says the limits that the description speaks of.
    pub(crate) source: String,
}

/// The type of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Number,
    Boolean,
    List,
    Object,
}

impl Type {
    /// With its article, for messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "`true` or `false`",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }

    /// Whether a value is of this type.
    pub(crate) fn accepts(self, kind: Kind) -> bool {
        match self {
            Self::String => kind == Kind::String,
            Self::Number => kind == Kind::Number,
            Self::Boolean => matches!(kind, Kind::True | Kind::False),
            Self::List => kind == Kind::Array,
            Self::Object => kind == Kind::Object,
        }
    }
}

/// The embedded text of an operation's schema.
pub(crate) fn text(operation: Operation) -> &'static str {
    match operation {
        Operation::Create => include_str!("../schemas/create-backend-auth.schema.json"),
        Operation::Update => include_str!("../schemas/update-backend-auth.schema.json"),
        Operation::Get => include_str!("../schemas/get-backend-auth.schema.json"),
    }
}

impl Schema {
    /// The table of an operation.
    pub(crate) fn of(operation: Operation) -> &'static Self {
        static CREATE: LazyLock<Schema> = LazyLock::new(|| Schema::read(text(Operation::Create)));
        static UPDATE: LazyLock<Schema> = LazyLock::new(|| Schema::read(text(Operation::Update)));
        static GET: LazyLock<Schema> = LazyLock::new(|| Schema::read(text(Operation::Get)));
        match operation {
            Operation::Create => &CREATE,
            Operation::Update => &UPDATE,
            Operation::Get => &GET,
        }
    }

    /// What the operation knows of a member; nothing if it does not have it.
    pub(crate) fn spec(&self, member: Member) -> Option<&Spec> {
        self.specs.get(member.index())?.as_ref()
    }

    /// All members of the operation, parents first.
    pub(crate) fn specs(&self) -> impl Iterator<Item = &Spec> {
        self.specs.iter().flatten()
    }

    /// The members that the object which they stand in must have.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Spec> {
        self.required.iter().filter_map(|member| self.spec(*member))
    }

    /// The same as a set of one bit for each [`Member::index`].
    pub(crate) fn required_members(&self) -> u64 {
        self.required_set
    }

    /// The members that other operations have, and this one has not.
    pub(crate) fn lacking(&self) -> &[Member] {
        &self.lacking
    }

    /// The members directly inside one, or at the root.
    pub(crate) fn members_of(&self, parent: Option<Member>) -> impl Iterator<Item = &Spec> {
        self.specs().filter(move |spec| spec.member.parent() == parent)
    }

    fn read(text: &str) -> Self {
        let parsed = parse(text, Format::Json);
        let mut schema =
            Self { specs: vec![None; Member::COUNT], required: Vec::new(), required_set: 0, lacking: Vec::new() };
        if let Some(root) = parsed.tree.root(text) {
            schema.read_object(root, root, None);
        }
        schema.required = schema.specs().filter(|spec| spec.required).map(|spec| spec.member).collect();
        schema.required_set = schema.required.iter().fold(0, |set, member| set | 1 << member.index());
        schema.lacking = Member::all().filter(|member| schema.spec(*member).is_none()).collect();
        schema
    }

    fn read_object(&mut self, root: Node<'_>, object: Node<'_>, parent: Option<Member>) {
        let required: Vec<_> = object.get("required").into_iter().flat_map(Node::items).collect();
        let Some(properties) = object.get("properties") else { return };
        for (key, property) in properties.members() {
            let name = key.value();
            let path = match parent {
                None => name.to_string(),
                Some(member) if member == member!("ResourceConfig") => name.to_string(),
                Some(member) => format!("{}.{name}", member.path()),
            };
            let Some(member) = Member::find(&path) else { continue };
            let definition = resolve(root, property);
            let string = |key| property.get(key).and_then(Node::string).unwrap_or_default().into_owned();
            let is_true = |key| property.get(key).is_some_and(|value| value.kind() == Kind::True);
            let items = definition.get("items");
            let raw = |value: Node<'_>| value.raw().to_owned();
            let texts = |key| {
                let list = items.unwrap_or(definition).get(key).into_iter().flat_map(Node::items);
                list.map(|text| text.value().into_owned()).collect()
            };
            let words = Words {
                wire: string("x-wire"),
                description: string("description"),
                meanings: texts("markdownEnumDescriptions"),
                default: property.get("default").map(raw),
                example: items.unwrap_or(property).get("examples").and_then(|list| list.items().next()).map(raw),
                source: string("x-source"),
            };
            let spec = Spec {
                member,
                kind: type_of(definition),
                item: items.map(type_of),
                required: required.iter().any(|item| item.is(&name)),
                values: texts("enum"),
                sensitive: is_true("x-sensitive"),
                in_uri: is_true("x-uri"),
                deprecated: is_true("deprecated"),
                words: Box::new(words),
            };
            if let Some(place) = self.specs.get_mut(member.index()) {
                *place = Some(spec);
            }
            self.read_object(root, definition, Some(member));
        }
    }
}

/// Follows `#/$defs/…`.
fn resolve<'t>(root: Node<'t>, property: Node<'t>) -> Node<'t> {
    let target = property.get("$ref").and_then(Node::string);
    let name = target.as_deref().and_then(|target| target.strip_prefix("#/$defs/"));
    name.and_then(|name| root.get("$defs")?.get(name)).unwrap_or(property)
}

fn type_of(definition: Node<'_>) -> Type {
    match definition.get("type").and_then(Node::string).as_deref() {
        Some("number") => Type::Number,
        Some("boolean") => Type::Boolean,
        Some("array") => Type::List,
        Some("object") => Type::Object,
        _ => Type::String,
    }
}

/// Whether the service model marks a member, or one that it stands in, as sensitive.
pub(crate) fn is_sensitive(member: Member) -> bool {
    static SENSITIVE: LazyLock<Vec<bool>> =
        LazyLock::new(|| Member::all().map(|member| sensitive_or_inside(Some(member))).collect());
    SENSITIVE.get(member.index()).copied().unwrap_or(true)
}

/// Whether a text is one of the values that some member of the API allows.
pub(crate) fn is_vocabulary(text: &str) -> bool {
    let knows = |operation: &Operation| {
        Schema::of(*operation).specs().any(|spec| spec.values.iter().any(|value| value == text))
    };
    Operation::ALL.iter().any(knows)
}

fn sensitive_or_inside(member: Option<Member>) -> bool {
    let Some(member) = member else { return false };
    let marked = |operation: &Operation| Schema::of(*operation).spec(member).is_some_and(|spec| spec.sensitive);
    Operation::ALL.iter().any(marked) || sensitive_or_inside(member.parent())
}

/// How a name is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// SDK and wire spell it alike.
    Both,
    Sdk,
    Wire,
}

/// The names of all operations together, by the object that they stand in.
pub(crate) struct Names {
    /// By the parent's [`Member::tag`]; 0 is the root of a request.
    by_parent: Vec<Inside>,
}

/// The names of one object.
#[derive(Default)]
struct Inside {
    /// Nearly always enough to tell two names apart.
    heads: Vec<u64>,
    /// What is behind the heads.
    tails: Vec<Tail>,
    names: Vec<(String, Member, Spelling)>,
}

impl Inside {
    fn add(&mut self, name: &str, member: Member, spelling: Spelling) {
        self.heads.push(head(name.as_bytes()));
        self.tails.push(Tail::of(name.as_bytes()));
        self.names.push((name.to_owned(), member, spelling));
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Option<(Member, Spelling)> {
        let (head, tail) = (head(name), Tail::of(name));
        let place =
            self.heads.iter().zip(&self.tails).position(|(known, known_tail)| *known == head && *known_tail == tail);
        let (text, member, spelling) = self.names.get(place?)?;
        (name.len() <= Tail::REACH || text.as_bytes() == name).then_some((*member, *spelling))
    }
}

/// The first eight bytes of a name as a number.
#[inline]
fn head(name: &[u8]) -> u64 {
    match name.first_chunk() {
        Some(head) => u64::from_le_bytes(*head),
        None => name.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// What of a name is behind its [`head`], as numbers, which are compared faster than texts.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Tail {
    length: usize,
    /// The second eight bytes.
    middle: u64,
    /// The last eight bytes.
    last: u64,
}

impl Tail {
    /// Head and tail are all of a name that is no longer.
    const REACH: usize = 24;

    #[inline]
    fn of(name: &[u8]) -> Self {
        let number = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let middle = name.get(8..).and_then(|rest| rest.first_chunk());
        Self { length: name.len(), middle: number(middle), last: number(name.last_chunk()) }
    }
}

impl Names {
    pub(crate) fn all() -> &'static Self {
        static NAMES: LazyLock<Names> = LazyLock::new(Names::read);
        &NAMES
    }

    fn read() -> Self {
        let mut by_parent: Vec<Inside> = (0..=Member::COUNT).map(|_| Inside::default()).collect();
        for member in Member::all() {
            let spec = Operation::ALL.iter().find_map(|operation| Schema::of(*operation).spec(member));
            let Some(spec) = spec else { continue };
            let parent = member.parent().map_or(0, Member::tag);
            let Some(names) = by_parent.get_mut(usize::from(parent)) else { continue };
            let name = member.name();
            if spec.words.wire == name {
                names.add(name, member, Spelling::Both);
            } else {
                names.add(name, member, Spelling::Sdk);
                names.add(&spec.words.wire, member, Spelling::Wire);
            }
        }
        Self { by_parent }
    }

    /// The member that a name stands for inside its parent.
    pub(crate) fn find(&self, parent: Option<Member>, name: &[u8]) -> Option<(Member, Spelling)> {
        self.of(parent)?.find(name)
    }

    /// Whether the schemas describe what is inside a member.
    pub(crate) fn has_inside(&self, parent: Member) -> bool {
        self.of(Some(parent)).is_some_and(|inside| !inside.names.is_empty())
    }

    /// All names that may stand inside a parent, in both spellings.
    pub(crate) fn inside(&self, parent: Option<Member>) -> impl Iterator<Item = (&str, Member, Spelling)> {
        let names = self.of(parent).into_iter().flat_map(|inside| &inside.names);
        names.map(|(name, member, spelling)| (name.as_str(), *member, *spelling))
    }

    fn of(&self, parent: Option<Member>) -> Option<&Inside> {
        self.by_parent.get(usize::from(parent.map_or(0, Member::tag)))
    }
}
