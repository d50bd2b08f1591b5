//! The schemas of `schemas/`, read once into a table per operation.
//!
//! The files are the single source of names, types, required members, enums and sensitivity.

use std::sync::LazyLock;

use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::syntax::{Format, Kind, Node, parse};
use crate::text::suggest;
use crate::text::word_set::WordSet;

/// The members of one operation.
pub(crate) struct Schema {
    specs: Vec<Option<Spec>>,
    required: Vec<Member>,
    /// Members that only other operations have.
    lacking: Vec<Member>,
}

/// The schema of one member.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate keyword of the schema")]
pub(crate) struct Spec {
    pub(crate) member: Member,
    pub(crate) kind: Type,
    /// For lists: the type of the items.
    pub(crate) item: Option<Type>,
    pub(crate) required: bool,
    /// The allowed values of a string, or of the strings of a list; empty where any text is allowed.
    pub(crate) values: WordSet,
    /// Marked as sensitive in the service model: its value is never shown.
    pub(crate) sensitive: bool,
    /// Sent in the URI of the request, not in its body.
    pub(crate) in_uri: bool,
    pub(crate) deprecated: bool,
    /// Boxed, to keep small what every document needs.
    pub(crate) docs: Box<Docs>,
}

/// The documentation of a member.
#[derive(Debug, Clone)]
pub(crate) struct Docs {
    /// The name in the REST body.
    pub(crate) wire: String,
    pub(crate) description: String,
    /// What each of [`Spec::values`] means, in Markdown.
    pub(crate) meanings: Vec<String>,
    /// The default, as JSON.
    pub(crate) default: Option<String>,
    /// An example value, as JSON.
    pub(crate) example: Option<String>,
    /// The source of the limits in the description.
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
        Operation::Create => include_str!("../../schemas/create-backend-auth.schema.json"),
        Operation::Update => include_str!("../../schemas/update-backend-auth.schema.json"),
        Operation::Get => include_str!("../../schemas/get-backend-auth.schema.json"),
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

    /// The schema of a member in the first operation that has it.
    pub(crate) fn any_spec(member: Member) -> Option<&'static Spec> {
        Operation::EACH.iter().find_map(|operation| Self::of(*operation).spec(member))
    }

    /// The schema of a member; none if the operation does not have it.
    pub(crate) fn spec(&self, member: Member) -> Option<&Spec> {
        self.specs.get(member.index())?.as_ref()
    }

    /// All members of the operation, parents first.
    pub(crate) fn specs(&self) -> impl Iterator<Item = &Spec> {
        self.specs.iter().flatten()
    }

    /// The members that are required in their parent.
    pub(crate) fn required(&self) -> &[Member] {
        &self.required
    }

    /// The members that only other operations have.
    pub(crate) fn lacking(&self) -> &[Member] {
        &self.lacking
    }

    /// The direct members of a parent, or of the root.
    pub(crate) fn members_of(&self, parent: Option<Member>) -> impl Iterator<Item = &Spec> {
        self.specs().filter(move |spec| spec.member.parent() == parent)
    }

    fn read(text: &str) -> Self {
        let parsed = parse(text, Format::Json);
        let mut schema = Self { specs: vec![None; Member::COUNT], required: Vec::new(), lacking: Vec::new() };
        if let Some(root) = parsed.tree.root() {
            schema.read_object(root, root, None);
        }
        schema.required = schema.specs().filter(|spec| spec.required).map(|spec| spec.member).collect();
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
            let texts = |key| -> Vec<String> {
                let list = items.unwrap_or(definition).get(key).into_iter().flat_map(Node::items);
                list.map(|text| text.value().into_owned()).collect()
            };
            let docs = Docs {
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
                values: WordSet::new(texts("enum")),
                sensitive: is_true("x-sensitive"),
                in_uri: is_true("x-uri"),
                deprecated: is_true("deprecated"),
                docs: Box::new(docs),
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

/// Whether the service model marks a member, or one of its ancestors, as sensitive.
pub(crate) fn is_sensitive(member: Member) -> bool {
    static SENSITIVE: LazyLock<Vec<bool>> =
        LazyLock::new(|| Member::all().map(|member| sensitive_or_inside(Some(member))).collect());
    SENSITIVE.get(member.index()).copied().unwrap_or(true)
}

/// Whether a text is an allowed value of some member.
pub(crate) fn is_allowed_value(text: &str) -> bool {
    let knows = |operation: &Operation| {
        Schema::of(*operation).specs().any(|spec| spec.values.position(text.as_bytes()).is_some())
    };
    Operation::EACH.iter().any(knows)
}

/// Whether a member is an enum.
pub(crate) fn has_values(member: Member) -> bool {
    let specs = Operation::EACH.iter().filter_map(|operation| Schema::of(*operation).spec(member));
    specs.into_iter().any(|spec| !spec.values.is_empty())
}

/// Whether a text is an allowed value of a member, give or take a typo.
pub(crate) fn is_near_value(member: Member, text: &str) -> bool {
    let specs = Operation::EACH.iter().filter_map(|operation| Schema::of(*operation).spec(member));
    suggest::is_near_any(text, specs.flat_map(|spec| spec.values.iter().map(String::as_str)))
}

fn sensitive_or_inside(member: Option<Member>) -> bool {
    let Some(member) = member else { return false };
    let marked = |operation: &Operation| Schema::of(*operation).spec(member).is_some_and(|spec| spec.sensitive);
    Operation::EACH.iter().any(marked) || sensitive_or_inside(member.parent())
}

/// The spelling of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The same in SDK and wire casing.
    Both,
    Sdk,
    Wire,
}

/// The names of all operations together, by their parent.
pub(crate) struct Names {
    /// By the parent's [`Member::tag`]; 0 is the root of a request.
    by_parent: Vec<Inside>,
}

/// The names of one object.
pub(crate) struct Inside {
    names: WordSet,
    members: Vec<(Member, Spelling)>,
}

impl Inside {
    /// The member with a name.
    #[inline]
    pub(crate) fn find(&self, name: &[u8]) -> Option<(Member, Spelling)> {
        self.members.get(self.names.position(name)?).copied()
    }
}

impl Names {
    pub(crate) fn all() -> &'static Self {
        static NAMES: LazyLock<Names> = LazyLock::new(Names::read);
        &NAMES
    }

    fn read() -> Self {
        let mut by_parent = vec![(Vec::new(), Vec::new()); 1 + Member::COUNT];
        // Most documents use the SDK's names, so those come first.
        for wanted in [Spelling::Sdk, Spelling::Wire] {
            for member in Member::all() {
                let spec = Operation::EACH.iter().find_map(|operation| Schema::of(*operation).spec(member));
                let parent = member.parent().map_or(0, Member::tag);
                let (Some(spec), Some((names, members))) = (spec, by_parent.get_mut(usize::from(parent))) else {
                    continue;
                };
                let is_alike = spec.docs.wire == member.name();
                let name = if wanted == Spelling::Sdk { member.name() } else { spec.docs.wire.as_str() };
                if wanted == Spelling::Sdk || !is_alike {
                    names.push(name.to_owned());
                    members.push((member, if is_alike { Spelling::Both } else { wanted }));
                }
            }
        }
        let inside = by_parent.into_iter().map(|(names, members)| Inside { names: WordSet::new(names), members });
        Self { by_parent: inside.collect() }
    }

    /// The member with a name inside a parent.
    pub(crate) fn find(&self, parent: Option<Member>, name: &[u8]) -> Option<(Member, Spelling)> {
        self.of(parent)?.find(name)
    }

    /// Whether the schemas describe what is inside a member.
    pub(crate) fn has_inside(&self, parent: Member) -> bool {
        self.of(Some(parent)).is_some_and(|inside| !inside.names.is_empty())
    }

    /// All names inside a parent, in both spellings.
    pub(crate) fn inside(&self, parent: Option<Member>) -> impl Iterator<Item = (&str, Member, Spelling)> {
        let names = self.of(parent).into_iter().flat_map(|inside| inside.names.iter().zip(&inside.members));
        names.map(|(name, (member, spelling))| (name.as_str(), *member, *spelling))
    }

    /// All names of all parents, with repetitions.
    pub(crate) fn everywhere(&self) -> impl Iterator<Item = &str> {
        self.by_parent.iter().flat_map(|inside| inside.names.iter().map(String::as_str))
    }

    /// The names inside a parent.
    pub(crate) fn of(&self, parent: Option<Member>) -> Option<&Inside> {
        self.by_parent.get(usize::from(parent.map_or(0, Member::tag)))
    }
}
