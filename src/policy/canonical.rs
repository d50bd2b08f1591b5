//! The tree in the representation of the `jsonschema` crate, with every known member under its SDK name. Nothing is copied.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use jsonschema_value::LazyInstance;
use serde_json::{Map, Number, Value};

use crate::api::member::Member;
use crate::syntax::{Kind, Node};

/// The representation.
pub(super) struct Canonical;

/// A node of a document, or a key that is checked as a string.
#[derive(Clone, Copy)]
pub(super) enum View<'t> {
    Node(Node<'t>),
    Name(&'t str),
}

/// Finds nodes by SDK names. What it looks into is indexed once, since there may be as many violations as nodes.
#[derive(Default)]
pub(super) struct Finder<'t>(HashMap<u32, Children<'t>>);

/// The keys of an object by their SDK names, of repeated ones the last, as parsers do; the items of a list by their index.
type Children<'t> = HashMap<Cow<'t, str>, Node<'t>>;

impl<'t> Finder<'t> {
    /// The node at a pointer.
    pub(super) fn at(&mut self, root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
        pointer.split('/').skip(1).try_fold(root, |node, step| {
            let child = self.child(node, &step.replace("~1", "/").replace("~0", "~"))?;
            if child.kind() == Kind::Key { child.value_of_key() } else { Some(child) }
        })
    }

    /// The key of a member, or an item.
    pub(super) fn child(&mut self, parent: Node<'t>, name: &str) -> Option<Node<'t>> {
        self.0.entry(parent.index()).or_insert_with(|| children(parent)).get(name).copied()
    }
}

fn children(parent: Node<'_>) -> Children<'_> {
    let keys = parent.members().map(|(key, _)| (name_of(key), key));
    let items = parent.items().enumerate().map(|(index, item)| (Cow::Owned(index.to_string()), item));
    keys.chain(items).collect()
}

/// The SDK name of a key.
pub(super) fn name_of(key: Node<'_>) -> Cow<'_, str> {
    Member::of_tag(key.tag()).map_or_else(|| key.value(), |member| Cow::Borrowed(member.name()))
}

impl Json for Canonical {
    type Node<'t> = View<'t>;
    type PreparedKey = String;
    type StringBuffer = String;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(View<'_>) -> T) -> T {
        buffer.clear();
        buffer.push_str(string);
        f(View::Name(buffer))
    }
}

impl<'t> JsonNode<'t, Canonical> for View<'t> {
    type Object = Members<'t>;
    type Array = Items<'t>;
    type Number = Written<'t>;

    fn as_object(&self) -> Option<Members<'t>> {
        self.of_kind(&[Kind::Object]).map(|object| Members { object, keys: OnceCell::new() })
    }

    fn as_array(&self) -> Option<Items<'t>> {
        self.of_kind(&[Kind::Array]).map(Items)
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self {
            Self::Node(node) => node.string(),
            Self::Name(name) => Some(Cow::Borrowed(name)),
        }
    }

    fn as_number(&self) -> Option<Written<'t>> {
        self.of_kind(&[Kind::Number]).map(|node| Written(node.raw()))
    }

    fn as_boolean(&self) -> Option<bool> {
        self.of_kind(&[Kind::True, Kind::False]).map(|node| node.kind() == Kind::True)
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    fn json_type(&self) -> JsonType {
        let Self::Node(node) = self else { return JsonType::String };
        match node.kind() {
            Kind::Null | Kind::Invalid => JsonType::Null,
            Kind::True | Kind::False => JsonType::Boolean,
            Kind::Number => JsonType::Number,
            Kind::String | Kind::Key => JsonType::String,
            Kind::Array => JsonType::Array,
            Kind::Object => JsonType::Object,
        }
    }

    fn to_value(&self) -> Cow<'t, Value> {
        Cow::Owned(match self {
            Self::Name(name) => Value::String((*name).to_owned()),
            Self::Node(node) => value_of(*node),
        })
    }

    /// What an error carries, of which only names are read. A copy of the object for each of its names would take more
    /// memory than there is.
    fn lazy_value(&self) -> LazyInstance<'t> {
        LazyInstance::Ready(match self {
            Self::Name(_) => self.to_value(),
            Self::Node(_) => Cow::Owned(Value::Null),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            Self::Node(node) => Some(NodeIdentity::tagged(node.document_text().as_ptr().addr(), node.index())),
            Self::Name(_) => None,
        }
    }
}

impl<'t> View<'t> {
    fn of_kind(&self, kinds: &[Kind]) -> Option<Node<'t>> {
        match self {
            Self::Node(node) if kinds.contains(&node.kind()) => Some(*node),
            _ => None,
        }
    }
}

/// Depth is bounded by the parser.
fn value_of(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null | Kind::Invalid => Value::Null,
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        Kind::Number => Value::Number(Written(node.raw()).number()),
        Kind::String | Kind::Key => Value::String(node.value().into_owned()),
        Kind::Array => Value::Array(node.items().map(value_of).collect()),
        Kind::Object => {
            let members = node.members().map(|(key, value)| (name_of(key).into_owned(), value_of(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// The members of an object, indexed if any is asked for.
pub(super) struct Members<'t> {
    object: Node<'t>,
    keys: OnceCell<Children<'t>>,
}

impl<'t> Object<'t, Canonical> for Members<'t> {
    type Node = View<'t>;
    type MemberName = Cow<'t, str>;
    type MembersIter = Box<dyn Iterator<Item = (Cow<'t, str>, View<'t>)> + 't>;

    fn len(&self) -> usize {
        self.object.members().count()
    }

    fn get(&self, name: &String) -> Option<View<'t>> {
        let keys = self.keys.get_or_init(|| children(self.object));
        keys.get(name.as_str())?.value_of_key().map(View::Node)
    }

    fn members(&self) -> Self::MembersIter {
        Box::new(self.object.members().map(|(key, value)| (name_of(key), View::Node(value))))
    }
}

/// The items of a list.
pub(super) struct Items<'t>(Node<'t>);

impl<'t> Array<'t, Canonical> for Items<'t> {
    type Node = View<'t>;
    type ElementsIter = Box<dyn Iterator<Item = View<'t>> + 't>;

    fn len(&self) -> usize {
        self.0.items().count()
    }

    fn elements(&self) -> Self::ElementsIter {
        Box::new(self.0.items().map(View::Node))
    }
}

/// A number as written.
pub(super) struct Written<'t>(&'t str);

impl Written<'_> {
    /// The nearest 64-bit number; the largest float if out of range.
    fn number(&self) -> Number {
        let largest = if self.0.starts_with('-') { f64::MIN } else { f64::MAX };
        let parsed = self.0.parse::<Number>().ok();
        parsed.or_else(|| Number::from_f64(largest)).unwrap_or_else(|| Number::from(0))
    }
}

impl JsonNumber for Written<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.number().as_u64()
    }

    fn as_i64(&self) -> Option<i64> {
        self.number().as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        self.number().as_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(self.number())
    }
}
