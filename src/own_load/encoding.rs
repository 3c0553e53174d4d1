//! Recognises how a file is encoded.

use super::error::{FileKind, ReadError};

/// The encoding of a text file, by its label in the WHATWG Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Unicode in bytes.
    Utf8,
    /// Unicode in pairs of bytes, the lesser first.
    Utf16Le,
    /// Unicode in pairs of bytes, the greater first.
    Utf16Be,
    /// What spreadsheets of western Europe write.
    Windows1252,
}

impl Encoding {
    /// Returns the label, as `TextDecoder` takes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The first bytes of files that are no text.
const NO_TEXTS: [(&[u8], FileKind); 8] = [
    (b"PK\x03\x04", FileKind::Archive),
    (b"\x1f\x8b", FileKind::Compressed),
    (b"PAR1", FileKind::BinaryTable),
    (b"\xd0\xcf\x11\xe0", FileKind::OldSpreadsheet),
    (b"%PDF", FileKind::Pdf),
    (b"\x89PNG", FileKind::Picture),
    (b"(\xb5/\xfd", FileKind::Compressed),
    (b"Obj\x01", FileKind::BinaryTable),
];

/// Returns the encoding of a file by its first bytes; `is_whole` says that there are no
/// others.
///
/// # Errors
/// Returns an error for an empty file and for one that is no text.
pub fn encoding_of(start: &[u8], is_whole: bool) -> Result<Encoding, ReadError> {
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some((_, kind)) = NO_TEXTS.iter().find(|(bytes, _)| start.starts_with(bytes)) {
        return Err(ReadError::NoText(*kind));
    }
    match start {
        [0xff, 0xfe, ..] => return Ok(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    // Without a mark at the start, UTF-16 of western text has a 0 in each pair.
    let zeros = |first: usize| {
        start
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let pairs = start.len() / 2;
    if pairs > 1 && zeros(1) * 10 > pairs * 9 && zeros(0) == 0 {
        return Ok(Encoding::Utf16Le);
    }
    if pairs > 1 && zeros(0) * 10 > pairs * 9 && zeros(1) == 0 {
        return Ok(Encoding::Utf16Be);
    }
    if start.contains(&0) {
        return Err(ReadError::NoText(FileKind::Binary));
    }
    match std::str::from_utf8(start) {
        Ok(_) => Ok(Encoding::Utf8),
        // A character that is cut off at the end of the start is none that is wrong.
        Err(error) if error.error_len().is_none() && !is_whole => Ok(Encoding::Utf8),
        Err(_) => Ok(Encoding::Windows1252),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_recognised() {
        for (bytes, wanted) in [
            (&b"time,value\n"[..], Encoding::Utf8),
            ("zeit;höhe".as_bytes(), Encoding::Utf8),
            (b"\xef\xbb\xbftime", Encoding::Utf8),
            (b"\xff\xfet\0i\0", Encoding::Utf16Le),
            (b"t\0i\0m\0e\0", Encoding::Utf16Le),
            (b"\0t\0i\0m\0e", Encoding::Utf16Be),
            (b"zeit;h\xf6he", Encoding::Windows1252),
        ] {
            assert_eq!(encoding_of(bytes, true), Ok(wanted), "{bytes:?}");
        }
        // The start ends within an “ö”.
        assert_eq!(encoding_of(b"h\xc3", false), Ok(Encoding::Utf8));
        assert_eq!(encoding_of(b"h\xc3", true), Ok(Encoding::Windows1252));
    }

    #[test]
    fn files_that_are_no_text_are_refused() {
        assert_eq!(encoding_of(b"", true), Err(ReadError::Empty));
        for bytes in [
            &b"PK\x03\x04abc"[..],
            b"\x1f\x8b\x08",
            b"PAR1",
            b"ab\0c\x01\x02",
        ] {
            assert!(
                matches!(encoding_of(bytes, true), Err(ReadError::NoText(_))),
                "{bytes:?}"
            );
        }
    }
}
