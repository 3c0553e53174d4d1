//! Measures the download of a page and checks its budget.

use crate::bundle::{
    EXCHANGE, EXCHANGE_SCRIPT, GLUE, LOADER, MAP_WORKER, SAVE, VALUE, WASM, WORDS, WORKBENCH,
};
use crate::shell::shell;
use crate::{build, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Bytes after brotli. The targets are 128 kB for the first load and 260 kB for everything:
/// these bounds keep what is reached.
const LOADER_BUDGET: usize = 2_000;
const FIRST_LOAD_BUDGET: usize = 189_000;
/// What a page loads by itself.
const PAGE_BUDGET: usize = 328_000;
/// What a reader loads who opens "Your job", "Which one?", "Compare" or "Share", and saves.
const EVERYTHING_BUDGET: usize = 547_000;

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
    let page = [rows.clone(), later()?, other_language()?].concat();
    println!();
    table("all that a page loads by itself", &page, PAGE_BUDGET);
    let everything = [page.clone(), on_demand()?].concat();
    println!();
    table("and what a reader asks for", &everything, EVERYTHING_BUDGET);
    within_budgets(&rows, &page, &everything)
}

/// What a page fetches after the first frame, with numbers in its prose.
fn later() -> Result<Vec<Row>> {
    weigh_all(&[WORKBENCH, VALUE])
}

/// What is fetched when a reader opens one of the sections about their own job, or saves.
fn on_demand() -> Result<Vec<Row>> {
    let mut rows = weigh_all(&[EXCHANGE, EXCHANGE_SCRIPT, MAP_WORKER, SAVE])?;
    rows.extend(heaviest_list("exchange-words-")?);
    Ok(rows)
}

fn weigh_all(names: &[&str]) -> Result<Vec<Row>> {
    let dist = workspace::dist()?;
    names
        .iter()
        .map(|name| Ok(((*name).to_owned(), weigh(&dist.join(name))?)))
        .collect()
}

/// The files that a page in another language than English fetches in addition,
/// for the heaviest language.
fn other_language() -> Result<Vec<Row>> {
    let mut rows = weigh_all(&[WORDS])?;
    rows.extend(heaviest_list("words-")?);
    Ok(rows)
}

fn heaviest_list(prefix: &str) -> Result<Option<Row>> {
    let lists = workspace::files_in(&workspace::dist()?, |name| name.starts_with(prefix));
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
    Ok(heaviest)
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

fn within_budgets(rows: &[Row], page: &[Row], everything: &[Row]) -> Result<()> {
    let loader = rows.iter().find(|(name, _)| name == LOADER);
    let loader = loader.map_or(0, |(_, weight)| weight.brotli);
    if loader > LOADER_BUDGET {
        bail!("the loader is too big: {loader} bytes of brotli, budget {LOADER_BUDGET}");
    }
    for (what, rows, budget) in [
        ("the first load is too big", rows, FIRST_LOAD_BUDGET),
        ("a page loads too much", page, PAGE_BUDGET),
        ("a reader loads too much", everything, EVERYTHING_BUDGET),
    ] {
        let total = total(rows);
        if total > budget {
            bail!("{what}: {total} bytes of brotli, budget {budget}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_readme_states_the_budgets() {
        let readme = include_str!("../../README.md");
        let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
        for (words, budget) in [
            ("What the first frame needs (at most", FIRST_LOAD_BUDGET),
            ("a second wasm file (at most", PAGE_BUDGET),
            ("at most", EVERYTHING_BUDGET),
            ("The script is", LOADER_BUDGET),
        ] {
            let words = format!("{words} {} kB", budget / 1000);
            assert!(readme.contains(&words), "{words}");
        }
    }

    #[test]
    fn a_budget_is_its_last_allowed_byte() {
        let first = rows(LOADER_BUDGET, FIRST_LOAD_BUDGET - LOADER_BUDGET);
        let [page, everything] = [PAGE_BUDGET, EVERYTHING_BUDGET].map(|budget| rows(0, budget));
        let some = rows(0, 1);
        assert!(within_budgets(&first, &page, &everything).is_ok());
        let bigger = |budget| rows(0, budget + 1);
        for (first, page, everything, budget) in [
            (&rows(LOADER_BUDGET + 1, 1), &some, &some, "loader"),
            (&bigger(FIRST_LOAD_BUDGET), &some, &some, "first load"),
            (&first, &bigger(PAGE_BUDGET), &some, "a page"),
            (&first, &page, &bigger(EVERYTHING_BUDGET), "a reader"),
        ] {
            let error = within_budgets(first, page, everything).unwrap_err();
            assert!(error.to_string().contains(budget), "{error}");
        }
    }
}
