//! The project's chores: build, measure, serve, test, bench. `cargo xtask help`
//! lists them.

mod bench;
mod browser;
mod build;
mod bundle;
mod cargo_tools;
mod chunks;
mod engine_tests;
mod engines;
mod http;
mod integrity;
mod manifest_tests;
mod node_tools;
mod package;
mod page_tests;
mod progress;
mod python_tools;
mod remapped_paths;
mod reproduce;
mod serve;
mod shell;
mod short_names;
mod site_tools;
mod size;
mod split;
mod system_packages;
mod test;
mod wasm_opt;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask build            release bundle in dist/, and what it weighs
cargo xtask size             what dist/ weighs; fails above the budget
cargo xtask package          the npm package in dist/package/
cargo xtask reproduce        packages twice in two places: the same bytes?
cargo xtask serve [--port N] the demo in a local web server, rebuilt on change
cargo xtask test [--fast]    every check; --fast leaves the browsers out,
                             --all-engines adds a long run of the monkey in each
cargo xtask monkey [SECONDS] [SEED]
                             random use of a new bundle in each engine
cargo xtask manifests        manifests of random settings, checked by the schemas of
                             Kubernetes, AWS, Google, KEDA and Flink
cargo xtask bench            native benches, then the bench pages in a browser
cargo xtask bundle           Trunk's hook: gives the bundle its final form";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["build"] => build::release_with_sizes(),
        ["size"] => size::check(),
        ["package"] => package::make(),
        ["reproduce"] => reproduce::check(),
        ["serve"] => serve::demo(serve::DEFAULT_PORT),
        ["serve", "--port", port] => serve::demo(serve::parse_port(port)?),
        ["test"] => test::everything(test::Scope::Full),
        ["test", "--fast"] => test::everything(test::Scope::Fast),
        ["test", "--all-engines"] => test::everything(test::Scope::AllEngines),
        ["monkey"] => engine_tests::monkey("60", None),
        ["monkey", seconds] => engine_tests::monkey(seconds, None),
        ["monkey", seconds, seed] => engine_tests::monkey(seconds, Some(seed)),
        ["manifests"] => manifest_tests::check(),
        ["bench"] => bench::all(),
        ["bundle"] => bundle::finish_staging(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!(
            "no such task: `{}`; `cargo xtask help` lists them",
            other.join(" ")
        ),
    }
}
