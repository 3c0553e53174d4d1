//! Measures the download of a page and checks its budget.

use crate::bundle::{GLUE, LOADER, VALUE, WASM, WORDS, WORKBENCH};
use crate::shell::shell;
use crate::{build, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Bytes after brotli. The targets are 128 kB for the first load and 260 kB for all: these
/// bounds keep what is reached.
const LOADER_BUDGET: usize = 2_000;
const FIRST_LOAD_BUDGET: usize = 156_000;
const ALL_BUDGET: usize = 269_000;

#[derive(Clone, Copy)]
struct Weight {
    raw: usize,
    brotli: usize,
}

type Row = (String, Weight);

pub(crate) fn check() -> Result<()> {
    if !workspace::dist()?.join(WASM).is_file() {
        build::release()?;
    }
    let rows = first_load()?;
    table("first load", &rows, FIRST_LOAD_BUDGET);
    let all = [later()?, other_language()?].concat();
    let all = [rows.clone(), all].concat();
    println!();
    table("all that a page can load", &all, ALL_BUDGET);
    within_budgets(&rows, &all)
}

/// What a page fetches after the first frame, with numbers in its prose.
fn later() -> Result<Vec<Row>> {
    let dist = workspace::dist()?;
    let names = [WORKBENCH, VALUE].into_iter();
    names
        .map(|name| Ok((name.to_owned(), weigh(&dist.join(name))?)))
        .collect()
}

/// The files that a page in another language than English fetches in addition,
/// for the heaviest language.
fn other_language() -> Result<Vec<Row>> {
    let dist = workspace::dist()?;
    let lists = workspace::files_in(&dist, |name| name.starts_with("words-"));
    let mut heaviest: Option<Row> = None;
    for list in lists {
        let name = list.file_name().unwrap_or_default().to_string_lossy();
        let row = (name.into_owned(), weigh(&list)?);
        if heaviest
            .as_ref()
            .is_none_or(|known| known.1.brotli < row.1.brotli)
        {
            heaviest = Some(row);
        }
    }
    let loader = (WORDS.to_owned(), weigh(&dist.join(WORDS))?);
    Ok([loader].into_iter().chain(heaviest).collect())
}

pub(crate) fn print() -> Result<()> {
    table("first load", &first_load()?, FIRST_LOAD_BUDGET);
    Ok(())
}

/// Loader, glue with its snippets, wasm, style sheets: what a post fetches. The
/// demo page and the iframe page have sheets of their own.
fn first_load() -> Result<Vec<Row>> {
    let dist = workspace::dist()?;
    let mut names = vec![LOADER.to_owned(), GLUE.to_owned(), WASM.to_owned()];
    let sheets = workspace::files_in(&dist, |name| {
        name.ends_with(".css") && !["demo", "embed"].iter().any(|page| name.starts_with(page))
    });
    let snippets = fs::read_dir(dist.join("snippets"))
        .into_iter()
        .flatten()
        .flatten();
    let snippets = snippets
        .flat_map(|crate_| workspace::files_in(&crate_.path(), |name| name.ends_with(".js")));
    names.extend(sheets.into_iter().chain(snippets).filter_map(|path| {
        Some(
            path.strip_prefix(&dist)
                .ok()?
                .to_string_lossy()
                .into_owned(),
        )
    }));
    names
        .into_iter()
        .map(|name| weigh(&dist.join(&name)).map(|weight| (name, weight)))
        .collect()
}

fn weigh(path: &Path) -> Result<Weight> {
    let content = shell()?.read_binary_file(path)?;
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut content.as_slice(), &mut packed, &settings)
        .with_context(|| path.display().to_string())?;
    Ok(Weight {
        raw: content.len(),
        brotli: packed.len(),
    })
}

fn table(title: &str, rows: &[Row], budget: usize) {
    let line = |name: &str, raw: &str, brotli: &str| println!("{name:<36} {raw:>10} {brotli:>10}");
    line(&format!("{title}, bytes"), "raw", "brotli");
    for (name, weight) in rows {
        line(name, &weight.raw.to_string(), &weight.brotli.to_string());
    }
    let raw: usize = rows.iter().map(|(_, weight)| weight.raw).sum();
    line("total", &raw.to_string(), &total(rows).to_string());
    line("budget", "", &budget.to_string());
}

fn total(rows: &[Row]) -> usize {
    rows.iter().map(|(_, weight)| weight.brotli).sum()
}

fn within_budgets(rows: &[Row], all: &[Row]) -> Result<()> {
    let loader = rows.iter().find(|(name, _)| name == LOADER);
    let loader = loader.map_or(0, |(_, weight)| weight.brotli);
    if loader > LOADER_BUDGET {
        bail!("the loader is too big: {loader} bytes of brotli, budget {LOADER_BUDGET}");
    }
    let total = total(rows);
    if total > FIRST_LOAD_BUDGET {
        bail!("the first load is too big: {total} bytes of brotli, budget {FIRST_LOAD_BUDGET}");
    }
    let total = self::total(all);
    if total > ALL_BUDGET {
        bail!("a page loads too much: {total} bytes of brotli, budget {ALL_BUDGET}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{LOADER, WASM, Weight, within_budgets};

    fn rows(loader: usize, wasm: usize) -> Vec<(String, Weight)> {
        [(LOADER, loader), (WASM, wasm)]
            .map(|(name, brotli)| {
                (
                    name.to_owned(),
                    Weight {
                        raw: brotli,
                        brotli,
                    },
                )
            })
            .into()
    }

    #[test]
    fn a_budget_is_its_last_allowed_byte() {
        let first = rows(2_000, 154_000);
        assert!(within_budgets(&first, &rows(0, super::ALL_BUDGET)).is_ok());
        for (first, all, budget) in [
            (rows(2_001, 1), rows(0, 1), "loader"),
            (rows(2_000, 154_001), rows(0, 1), "first load"),
            (first, rows(0, super::ALL_BUDGET + 1), "too much"),
        ] {
            let error = within_budgets(&first, &all).unwrap_err().to_string();
            assert!(error.contains(budget), "{error}");
        }
    }
}
