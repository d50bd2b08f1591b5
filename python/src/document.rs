//! Documents as Python has them: text, bytes, or a value such as boto3 takes.

use std::borrow::Cow;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

/// No such configuration is anywhere near.
const MAX_LENGTH: usize = 16 * 1024 * 1024;

/// A value that is deeper than this, which the engine would refuse long before, may hold itself.
const MAX_DEPTH: usize = 2 * authlint::MAX_DEPTH;

/// A document, and whether it ever was text.
pub(crate) enum Source<'a> {
    Text(String),
    Bytes(Cow<'a, [u8]>),
    Value(String),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Source<'a> {
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let (source, length) = if let Ok(text) = given.cast::<PyString>() {
            // Python's own error would carry the text.
            let text = text.to_cow().map_err(|_| PyValueError::new_err(NOT_TEXT))?.into_owned();
            let length = text.len();
            (Self::Text(text), length)
        } else if let Ok(bytes) = given.extract::<Cow<'_, [u8]>>() {
            let length = bytes.len();
            (Self::Bytes(bytes), length)
        } else if given.cast::<PyMapping>().is_ok() {
            let text = written(&given)?;
            let length = text.len();
            (Self::Value(text), length)
        } else {
            let found = type_name(&given);
            return Err(PyTypeError::new_err(format!("the document must be str, bytes or a mapping, not {found}")));
        };
        if length > MAX_LENGTH {
            return Err(PyValueError::new_err(format!("the document is over the limit of {MAX_LENGTH} bytes")));
        }
        Ok(source)
    }
}

const NOT_TEXT: &str = "the text has a lone surrogate; read the document as bytes";

/// A value as JSON.
fn written(value: &Bound<'_, PyAny>) -> PyResult<String> {
    serde_json::to_string_pretty(&Value { value, place: &Place::Root })
        .map_err(|error| PyTypeError::new_err(error.to_string()))
}

/// A value of Python's, and where it is.
struct Value<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    place: &'a Place<'a>,
}

enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

/// What has no equal in JSON is refused: nothing is turned into text, or left out, without a word.
impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { value, place } = *self;
        if place.depth() > MAX_DEPTH {
            return Err(S::Error::custom(format!("the document has more than {MAX_DEPTH} levels, or holds itself")));
        }
        if value.is_none() {
            serializer.serialize_none()
        } else if let Ok(text) = value.cast::<PyString>() {
            serializer.serialize_str(&text.to_cow().map_err(|_| place.error("the text has a lone surrogate"))?)
        } else if let Ok(truth) = value.cast::<PyBool>() {
            serializer.serialize_bool(truth.is_true())
        } else if value.is_instance_of::<PyInt>() {
            let number = value.extract().map_err(|_| place.error("the number has more than 128 bits"))?;
            serializer.serialize_i128(number)
        } else if let Ok(number) = value.cast::<PyFloat>() {
            let number = number.value();
            if !number.is_finite() {
                return Err(place.error(&format!("JSON has no number `{}`", number.to_string().to_lowercase())));
            }
            serializer.serialize_f64(number)
        } else if let Ok(list) = value.cast::<PyList>() {
            serialize_items(list.iter(), list.len(), place, serializer)
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            serialize_items(tuple.iter(), tuple.len(), place, serializer)
        } else if let Ok(dict) = value.cast::<PyDict>() {
            serialize_members(&dict.items(), place, serializer)
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            let items = mapping.items().map_err(|_| place.error("the mapping has no `items`"))?;
            serialize_members(&items, place, serializer)
        } else {
            Err(place.error(&format!("JSON has no value for {}", type_name(value))))
        }
    }
}

fn serialize_items<'py, S: Serializer>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    count: usize,
    place: &Place<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(count))?;
    for (index, value) in items.enumerate() {
        list.serialize_element(&Value { value: &value, place: &Place::Item(place, index) })?;
    }
    list.end()
}

fn serialize_members<S: Serializer>(
    items: &Bound<'_, PyList>,
    place: &Place<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(items.len()))?;
    for item in items {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) =
            item.extract().map_err(|_| place.error("the mapping has no pairs of names and values"))?;
        let Ok(name) = name.cast::<PyString>() else {
            return Err(place.error(&format!("names must be str, not {}", type_name(&name))));
        };
        let name = name.to_cow().map_err(|_| place.error("a name has a lone surrogate"))?;
        object.serialize_entry(&*name, &Value { value: &value, place: &Place::Member(place, &name) })?;
    }
    object.end()
}

impl Place<'_> {
    fn depth(&self) -> usize {
        std::iter::successors(Some(self), |place| place.parent()).count()
    }

    fn parent(&self) -> Option<&Self> {
        match self {
            Self::Root => None,
            Self::Member(parent, _) | Self::Item(parent, _) => Some(parent),
        }
    }

    /// As in reports, a name that may be something else is masked.
    fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Item(parent, index) => format!("{}/{index}", parent.pointer()),
            Self::Member(parent, name) => {
                let is_name = name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
                format!("{}/{}", parent.pointer(), if is_name { name } else { "•••" })
            }
        }
    }

    fn error<E: serde::ser::Error>(&self, message: &str) -> E {
        match self {
            Self::Root => E::custom(message),
            _ => E::custom(format!("{}: {message}", self.pointer())),
        }
    }
}

/// `datetime.datetime`, or `set`.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().fully_qualified_name().map_or_else(|_| "an object".to_owned(), |name| name.to_string())
}
