//! Asks a local web server for a file.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

/// Returns the body of `GET path`; any status but 200 is an error.
pub(crate) fn get(address: SocketAddr, path: &str) -> Result<Vec<u8>> {
    let exchange = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(address)?;
        // HTTP/1.0: the server closes the connection after the body.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
        let mut response = Vec::new();
        stream.read_to_end(&mut response)?;
        Ok(response)
    };
    let response = exchange().with_context(|| format!("http://{address}{path}"))?;
    body(&response).with_context(|| format!("http://{address}{path}: the status is not 200"))
}

fn body(response: &[u8]) -> Option<Vec<u8>> {
    const END_OF_HEAD: &[u8] = b"\r\n\r\n";
    let end = response
        .windows(END_OF_HEAD.len())
        .position(|window| window == END_OF_HEAD)?;
    let (head, rest) = response.split_at(end);
    let status = head.split(|byte| *byte == b' ').nth(1)?;
    (status == b"200").then(|| rest.iter().skip(END_OF_HEAD.len()).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn only_status_200_has_a_body() {
        let found = body(b"HTTP/1.0 200 OK\r\na: b\r\n\r\n\0asm\r\n\r\n");
        assert_eq!(found.as_deref(), Some(&b"\0asm\r\n\r\n"[..]));
        assert_eq!(body(b"HTTP/1.0 404 Not Found\r\n\r\n200"), None);
        assert_eq!(body(b""), None);
    }
}
