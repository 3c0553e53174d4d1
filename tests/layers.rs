//! The imports between the modules of the program go one way.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The top modules; each may import those before it.
const LAYERS: [&str; 26] = [
    "calendar",
    "decimal",
    "numbers",
    "random",
    "timeline",
    "own_load",
    "plan",
    "settings",
    "job",
    "manifest",
    "workload",
    "flink",
    "autoscaler",
    "allocation",
    "fit",
    "elasticity",
    "report",
    "map",
    "scene",
    "text",
    "csv",
    "paint",
    "figure",
    "link",
    "export",
    "ui",
];

/// The source of each module, by its path from the root of the crate.
type Modules = BTreeMap<String, String>;
type Imports = BTreeMap<String, BTreeSet<String>>;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the names of the modules that the text declares for tests alone, in files
/// of their own.
fn test_modules(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]").skip(1).filter_map(|after| {
        let (declaration, _) = after.trim_start().split_once(';')?;
        declaration
            .strip_prefix("mod ")
            .filter(|name| !name.contains('{'))
    })
}

/// Returns the source of each module without its tests, by its path (`a::b`).
fn modules() -> Modules {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut for_tests = BTreeSet::new();
    let mut found = Modules::new();
    for path in files {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        let mut parts: Vec<&str> = name.iter().map(|part| part.to_str().unwrap()).collect();
        if parts.last() == Some(&"mod") {
            parts.pop();
        }
        let module = parts.join("::");
        let text = std::fs::read_to_string(&path).unwrap();
        for_tests.extend(test_modules(&text).map(|name| format!("{module}::{name}")));
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        found.insert(module, code.to_owned());
    }
    found.retain(|module, _| !for_tests.contains(module));
    found
}

/// Returns the paths that a `use` tree names, without renames: `a::{b, c::d}`
/// names `a::b` and `a::c::d`.
fn leaves(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let mut depth = 0;
    let mut start = 0;
    let mut items = Vec::new();
    for (index, letter) in tree.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&tree[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    items.push(&tree[start..]);
    for item in items
        .iter()
        .map(|item| item.trim())
        .filter(|item| !item.is_empty())
    {
        match item.split_once('{') {
            Some((head, rest)) => {
                let inner = rest.trim_end().trim_end_matches('}');
                leaves(&format!("{prefix}{}", head.trim()), inner, found);
            }
            None => {
                let path = item.split(" as ").next().unwrap().trim();
                found.push(format!("{prefix}{path}"));
            }
        }
    }
}

/// Returns the modules that each module imports by `use crate::…`, `use super::…`
/// or `use self::…`. The imports of a module from its own children and parents are
/// left out: a folder's `mod.rs` holds what its files share.
fn imports(modules: &Modules) -> Imports {
    let mut all = Imports::new();
    for (module, code) in modules {
        let mut paths = Vec::new();
        let lines: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        for statement in lines.split(';') {
            let Some(at) = statement.find("use ") else {
                continue;
            };
            let before = statement[..at].trim_end();
            if !(before.is_empty() || before.ends_with([')', ']', '}']) || before.ends_with("pub"))
            {
                continue;
            }
            leaves("", &statement[at + 4..], &mut paths);
        }
        let targets = paths
            .iter()
            .filter_map(|path| resolve(modules, module, path));
        let targets = targets.filter(|target| {
            let is_parent = |parent: &str, child: &str| child.starts_with(&format!("{parent}::"));
            target != module && !is_parent(target, module) && !is_parent(module, target)
        });
        all.insert(module.clone(), targets.collect());
    }
    all
}

/// Returns the module that an imported path names or has its item from.
fn resolve(modules: &Modules, module: &str, path: &str) -> Option<String> {
    let mut base: Vec<&str> = module.split("::").collect();
    let mut parts: Vec<&str> = path.split("::").collect();
    match parts[0] {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
        }
        _ => return None,
    }
    parts.remove(0);
    while parts.first() == Some(&"super") {
        base.pop();
        parts.remove(0);
    }
    base.extend(parts);
    while !base.is_empty() {
        let name = base.join("::");
        if modules.contains_key(&name) {
            return Some(name);
        }
        base.pop();
    }
    None
}

fn top(module: &str) -> &str {
    module.split("::").next().unwrap()
}

#[test]
fn modules_for_tests_are_found() {
    let text = "#[cfg(test)]\nmod data;\nmod a;\n#[cfg(test)]\nmod tests {\n    use b;\n}\n";
    assert_eq!(test_modules(text).collect::<Vec<_>>(), ["data"]);
}

#[test]
fn no_layer_imports_a_higher_one() {
    let modules = modules();
    let rank = |module: &str| LAYERS.iter().position(|layer| *layer == top(module));
    let mut wrong = Vec::new();
    for (module, targets) in imports(&modules) {
        // The exports of the program import anything.
        if module == "lib" || top(&module) == "embed" {
            continue;
        }
        let own = rank(&module).unwrap_or_else(|| panic!("{module} belongs to no layer"));
        for target in targets {
            if rank(&target).is_none_or(|other| other > own) {
                wrong.push(format!("{module} imports {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Returns the modules that can be reached from a module.
fn reachable<'a>(imports: &'a Imports, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(module) = open.pop() {
        for target in imports.get(module).into_iter().flatten() {
            if seen.insert(target.as_str()) {
                open.push(target);
            }
        }
    }
    seen
}

#[test]
fn no_circle_of_imports_has_more_than_three_files() {
    let modules = modules();
    let imports = imports(&modules);
    let reached: BTreeMap<&str, BTreeSet<&str>> = modules
        .keys()
        .map(|module| (module.as_str(), reachable(&imports, module)))
        .collect();
    for (module, targets) in &reached {
        let circle: Vec<&&str> = targets
            .iter()
            .filter(|target| reached[**target].contains(module))
            .collect();
        assert!(circle.len() <= 3, "{circle:?}");
    }
}

#[test]
fn imports_are_found() {
    let mut found = Vec::new();
    leaves("", "crate::{a::{self, B}, c as d}", &mut found);
    assert_eq!(found, ["crate::a::self", "crate::a::B", "crate::c"]);
    let imports = imports(&modules());
    assert!(imports["ui::chart"].contains("ui::surface"));
    assert!(imports["figure::store"].contains("settings"));
}
