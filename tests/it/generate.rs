//! Documents for the properties: made from the schemas, then spoilt. The same seed gives the same document.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use serde_json::{Map, Value, json};

/// Xorshift: small, and the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, part: usize) -> bool {
        self.below(100) < part
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The schema of an operation, by its name.
pub(crate) fn schema(operation: &str) -> Value {
    // From whichever member of the workspace it is asked.
    let folders = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut paths = folders.map(|folder| folder.join(format!("schemas/{operation}-backend-auth.schema.json")));
    serde_json::from_str(&std::fs::read_to_string(paths.find(|path| path.is_file()).unwrap()).unwrap()).unwrap()
}

/// A document of a schema in which some things are wrong.
pub(crate) fn document(root: &Value, random: &mut Random) -> Value {
    let wrong = *random.pick(&[0, 0, 3, 8]);
    value(root, root, random, wrong)
}

fn value(root: &Value, schema: &Value, random: &mut Random, wrong: usize) -> Value {
    let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
    let schema = name.map_or(schema, |name| &root["$defs"][name]);
    if random.percent(wrong) && !std::ptr::eq(schema, root) {
        let others = [Value::Null, json!(true), json!(12), json!("elsewhere"), json!([]), json!(["x"]), json!({})];
        return random.pick(&others).clone();
    }
    if let Some(allowed) = schema["enum"].as_array() {
        return random.pick(allowed).clone();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let mut members = Map::new();
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                let part = if required.contains(&json!(name)) { 100 - wrong } else { 50 };
                if random.percent(part) {
                    members.insert(name.clone(), value(root, property, random, wrong));
                }
            }
            if random.percent(wrong) {
                members.insert("Zqxjk".to_owned(), json!({ "Inside": 1 }));
            }
            Value::Object(members)
        }
        Some("array") => (0..random.below(4)).map(|_| value(root, &schema["items"], random, wrong)).collect(),
        Some("number") => json!(6 + random.below(90)),
        Some("boolean") => json!(random.percent(50)),
        _ => json!(*random.pick(&["customers", "Your code is {####}", "https://a.example.com/", "é", "a\"b\\c\n"])),
    }
}

/// The text after one to four small accidents.
pub(crate) fn mutilate(text: &str, random: &mut Random) -> String {
    const PIECES: [&str; 26] = [
        "\"", "'", ",", ":", ";", "{", "}", "[", "]", "\\", "\\u", "\n", "\r\n", "/*", "//", "#", "é", "“", "\u{0}",
        "1e", "-", "tru", "null", "\u{feff}", " ", "${",
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let place = random.below(characters.len() + 1);
        match random.below(3) {
            0 => drop(characters.splice(place..place, random.pick(&PIECES).chars())),
            1 => drop(characters.splice(place..(place + 1 + random.below(3)).min(characters.len()).max(place), [])),
            _ => characters.rotate_left(if random.percent(5) { place } else { 0 }),
        }
    }
    characters.into_iter().collect()
}
