//! Bits as letters and digits.
//!
//! A digit has six bits. 62 of the 64 digits are letters and figures; no other character
//! is both allowed in a fragment and left alone by every chat and mail program, so that
//! the last two are written as a hyphen and a figure. A text never ends with a hyphen and
//! has no two in a row, which some programs make a dash.

const BITS: u32 = 6;
const PLAIN: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Writes bits, the highest first.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    text: String,
    digit: u32,
    filled: u32,
}

impl BitWriter {
    /// Writes the lowest `count` bits of a number.
    pub(super) fn write(&mut self, bits: u32, count: u32) {
        for place in (0..count).rev() {
            self.digit = self.digit << 1 | bits >> place & 1;
            self.filled += 1;
            if self.filled == BITS {
                self.push_digit();
            }
        }
    }

    fn push_digit(&mut self) {
        match PLAIN.get(self.digit as usize) {
            Some(letter) => self.text.push(char::from(*letter)),
            None => {
                self.text.push('-');
                let beyond = self.digit as usize - PLAIN.len();
                self.text.push(if beyond == 0 { '0' } else { '1' });
            }
        }
        self.digit = 0;
        self.filled = 0;
    }

    /// Returns the text, with zeros in what is left of the last digit.
    pub(super) fn finish(mut self) -> String {
        if self.filled > 0 {
            self.write(0, BITS - self.filled);
        }
        self.text
    }
}

/// Reads bits that [`BitWriter`] has written.
#[derive(Debug)]
pub(super) struct BitReader<'a> {
    text: std::str::Bytes<'a>,
    digit: u32,
    left: u32,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text: text.bytes(),
            digit: 0,
            left: 0,
        }
    }

    /// Reads a number of `count` bits. Returns `None` at the end of the text and at a
    /// character that is no digit.
    pub(super) fn read(&mut self, count: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..count {
            if self.left == 0 {
                self.digit = self.read_digit()?;
                self.left = BITS;
            }
            self.left -= 1;
            number = number << 1 | self.digit >> self.left & 1;
        }
        Some(number)
    }

    fn read_digit(&mut self) -> Option<u32> {
        Some(match self.text.next()? {
            letter @ b'A'..=b'Z' => u32::from(letter - b'A'),
            letter @ b'a'..=b'z' => u32::from(letter - b'a') + 26,
            figure @ b'0'..=b'9' => u32::from(figure - b'0') + 52,
            b'-' => match self.text.next()? {
                b'0' => 62,
                b'1' => 63,
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Returns whether nothing is left but the zeros of the last digit.
    pub(super) fn ends_here(mut self) -> bool {
        let rest = self.digit & ((1 << self.left) - 1);
        rest == 0 && self.text.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_digit_is_read_as_it_is_written() {
        for digit in 0..64 {
            let mut writer = BitWriter::default();
            writer.write(digit, 6);
            let text = writer.finish();
            assert_eq!(BitReader::new(&text).read(6), Some(digit), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_cut_or_wrong_ends_the_reading() {
        for text in ["", "-", "--", "-2", "_", "A", "A-", "é"] {
            assert_eq!(BitReader::new(text).read(7), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_they_are_written(
            numbers in prop::collection::vec((1..=32_u32, any::<u32>()), 0..60),
        ) {
            let low = |count: u32, bits: u32| bits & (u32::MAX >> (32 - count));
            let mut writer = BitWriter::default();
            for (count, bits) in &numbers {
                writer.write(*bits, *count);
            }
            let text = writer.finish();
            prop_assert!(!text.contains("--") && !text.ends_with('-'), "{text}");
            let mut reader = BitReader::new(&text);
            for (count, bits) in &numbers {
                prop_assert_eq!(reader.read(*count), Some(low(*count, *bits)));
            }
            prop_assert!(reader.ends_here());
        }
    }
}
