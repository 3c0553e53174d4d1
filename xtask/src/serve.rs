//! The demo in a local web server, rebuilt on change.

use crate::bundle::{LOADER, WASM};
use crate::shell::Background;
use crate::{build, cargo_tools, http};
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;
use xshell::cmd;

pub(crate) const DEFAULT_PORT: u16 = 8080;
/// Trunk adds its reload script to a served page, so that page is kept out of
/// `dist/`, which is what tests measure and releases ship.
const DIST: &str = "target/demo";

pub(crate) fn parse_port(text: &str) -> Result<u16> {
    text.parse()
        .with_context(|| format!("`{text}` is no port number"))
}

/// Serves the demo, built in the dev profile: without optimisers, so that
/// neither Node nor npm is needed.
pub(crate) fn demo(port: u16) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    // Tried before the build, not after minutes of it.
    TcpListener::bind(address)
        .with_context(|| format!("port {port} is not free; choose another with --port"))?;
    cargo_tools::ensure_during(build::compile_for_serve)?;
    thread::spawn(move || announce(address));
    let (sh, port) = (build::shell_for_trunk()?, port.to_string());
    cmd!(
        sh,
        "trunk serve --offline --address 127.0.0.1 --port {port} --dist {DIST}"
    )
    .run()?;
    Ok(())
}

/// Trunk opens the port once the first build is done, and its own lines are
/// easily lost among the compiler's.
fn announce(address: SocketAddr) {
    while TcpStream::connect(address).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nThe demo is at http://{address}/ (Ctrl-C stops it)\n");
}

/// Checks that plain `trunk serve` serves the page, the loader and the wasm.
pub(crate) fn check_plain_trunk() -> Result<()> {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|any| any.local_addr());
    let address = free.context("no free port")?;
    let (sh, port) = (build::shell_for_trunk()?, address.port().to_string());
    let mut server = Background::start(cmd!(
        sh,
        "trunk serve --offline --port {port} --dist {DIST}"
    ))?;
    while TcpStream::connect(address).is_err() {
        server.check_running()?;
        thread::sleep(Duration::from_millis(100));
    }
    let page = http::get(address, "/")?;
    if !String::from_utf8_lossy(&page).contains(LOADER) {
        bail!("the served page does not load the figure");
    }
    http::get(address, &format!("/{LOADER}"))?;
    let wasm = http::get(address, &format!("/{WASM}"))?;
    if !wasm.starts_with(b"\0asm") {
        bail!("the served wasm is not wasm");
    }
    println!("page, loader and {} bytes of wasm were served", wasm.len());
    Ok(())
}
