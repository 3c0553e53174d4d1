//! The demo in a local web server.

use crate::fault::{Fault, Outcome};
use crate::{build, cargo_tools, node_tools, program::Program};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

pub(crate) const DEFAULT_PORT: u16 = 8080;

pub(crate) fn parse_port(text: &str) -> Outcome<u16> {
    text.parse()
        .map_err(|_| Fault::new(format!("`{text}` is no port number")))
}

pub(crate) fn demo(port: u16) -> Outcome {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    // Asked before the build, not after minutes of it.
    TcpListener::bind(address).map_err(|error| {
        Fault::new(format!(
            "port {port} is not free ({error}); choose another with --port"
        ))
    })?;
    cargo_tools::ensure()?;
    node_tools::ensure_optimisers()?;
    Program::new("cargo")?.args(["fetch", "--locked"]).run()?;
    thread::spawn(move || announce(address));
    build::trunk()?
        // Trunk adds its reload script to a served page, so that page is kept
        // out of dist/, which is what tests measure and releases ship.
        .args(["serve", "--release", "--offline", "--dist", "target/demo"])
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
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
