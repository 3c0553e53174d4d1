//! A case of a file: its inputs, and the comparison with the expected result.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// One case of a file.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub kind: String,
    pub input: Value,
    pub expected: Value,
}

#[derive(Deserialize)]
struct File {
    vectors: Vec<Case>,
}

impl Case {
    /// Returns the input under `key`; fails when there is none.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> T {
        self.try_get(key)
            .unwrap_or_else(|| panic!("{}: no usable input `{key}` in {}", self.id, self.input))
    }

    /// Returns the input under `key`; `None` when it is absent or null.
    pub fn try_get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.input.get(key).filter(|value| !value.is_null())?;
        Some(
            serde_json::from_value(value.clone())
                .unwrap_or_else(|e| panic!("{}: input `{key}`: {e}", self.id)),
        )
    }

    /// Returns the input under the first of `keys` that is present.
    pub fn get_any<T: DeserializeOwned>(&self, keys: &[&str]) -> T {
        keys.iter()
            .find_map(|key| self.try_get(key))
            .unwrap_or_else(|| panic!("{}: none of {keys:?} in {}", self.id, self.input))
    }
}

/// Replays the file that the environment `variable` names, else `default`:
/// `result` returns the result of a case, or `None` for a kind it does not know. Of a
/// result that is an object, only the keys in `expected` are compared.
pub fn replay(variable: &str, default: &str, result: impl Fn(&Case) -> Option<Value>) {
    replay_with(variable, default, result, differences);
}

/// Replays a file as [`replay`] does, and compares each result by `differences`.
pub fn replay_with(
    variable: &str,
    default: &str,
    result: impl Fn(&Case) -> Option<Value>,
    differences: impl Fn(&Case, &Value) -> Vec<String>,
) {
    let path = std::env::var_os(variable).map_or_else(
        || {
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("tests/data")
                .join(default)
        },
        PathBuf::from,
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    let file: File = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));

    let mut replayed = BTreeMap::<&str, usize>::new();
    let mut failures = Vec::new();
    for case in &file.vectors {
        match result(case) {
            Some(actual) => failures.extend(differences(case, &actual)),
            None => failures.push(format!("{}: unknown kind `{}`", case.id, case.kind)),
        }
        *replayed.entry(&case.kind).or_default() += 1;
    }
    for (kind, count) in &replayed {
        println!("{count:4} {kind}");
    }
    println!("{:4} cases in all", file.vectors.len());
    assert!(!file.vectors.is_empty(), "{path:?} holds no case");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn differences(case: &Case, actual: &Value) -> Vec<String> {
    let Some(expected) = case.expected.as_object() else {
        let Case {
            id, kind, expected, ..
        } = case;
        let differs = !agrees(expected, actual);
        let difference = || format!("{id} ({kind}): should be {expected}, is {actual}");
        return differs.then(difference).into_iter().collect();
    };
    expected
        .iter()
        .filter_map(|(key, wanted)| {
            let got = actual.get(key);
            let same = got.is_some_and(|got| agrees(wanted, got));
            (!same).then(|| {
                format!(
                    "{} ({}): `{key}` should be {wanted}, is {}; in all {actual}",
                    case.id,
                    case.kind,
                    got.unwrap_or(&Value::Null)
                )
            })
        })
        .collect()
}

/// Compares numbers to rounding. A single text agrees with a list that contains
/// it: several conditions may be true at once, and a case names one of them.
fn agrees(wanted: &Value, got: &Value) -> bool {
    match (wanted, got) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-9 * a.abs().max(1.0)
        }
        (Value::String(_), Value::Array(list)) => list.contains(wanted),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b))
        }
        (Value::Object(a), Value::Object(b)) => a
            .iter()
            .all(|(key, a)| b.get(key).is_some_and(|b| agrees(a, b))),
        _ => wanted == got,
    }
}
