//! The demo in a local web server, rebuilt on change.

use crate::bundle::{LOADER, WASM};
use crate::fault::{Fault, Outcome};
use crate::{build, cargo_tools, http};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

pub(crate) const DEFAULT_PORT: u16 = 8080;
/// Trunk adds its reload script to a served page, so that page is kept out of
/// `dist/`, which is what tests measure and releases ship.
const DIST: [&str; 2] = ["--dist", "target/demo"];

pub(crate) fn parse_port(text: &str) -> Outcome<u16> {
    text.parse()
        .map_err(|_| Fault::new(format!("`{text}` is no port number")))
}

/// Serves the demo, built in the dev profile: without optimisers, so that
/// neither Node nor npm is needed.
pub(crate) fn demo(port: u16) -> Outcome {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    // Tried before the build, not after minutes of it.
    TcpListener::bind(address).map_err(|error| {
        Fault::new(format!(
            "port {port} is not free ({error}); choose another with --port"
        ))
    })?;
    cargo_tools::ensure_during(build::compile_for_serve)?;
    thread::spawn(move || announce(address));
    build::trunk()?
        .args(["serve", "--offline", "--address", "127.0.0.1"])
        .args(["--port", &port.to_string()])
        .args(DIST)
        .run()
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
pub(crate) fn check_plain_trunk() -> Outcome {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|any| any.local_addr());
    let address = free.map_err(|error| Fault::new(format!("no free port: {error}")))?;
    let mut server = build::trunk()?
        .args(["serve", "--offline", "--port", &address.port().to_string()])
        .args(DIST)
        .start()?;
    while TcpStream::connect(address).is_err() {
        server.check_running()?;
        thread::sleep(Duration::from_millis(100));
    }
    let page = http::get(address, "/")?;
    if !String::from_utf8_lossy(&page).contains(LOADER) {
        return Err(Fault::new("the served page does not load the figure"));
    }
    http::get(address, &format!("/{LOADER}"))?;
    let wasm = http::get(address, &format!("/{WASM}"))?;
    if !wasm.starts_with(b"\0asm") {
        return Err(Fault::new("the served wasm is not wasm"));
    }
    println!("page, loader and {} bytes of wasm were served", wasm.len());
    Ok(())
}
