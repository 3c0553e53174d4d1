//! Splits the names of columns into words.

/// Returns the words of a name in lower case: of “numRecordsInPerSecond” and
/// “num_records_in per-second” the same. Other letters than those of ASCII are a part of a
/// word and stay as they are: Unicode's tables are 2 kB of download.
pub(super) fn words(name: &str) -> Vec<String> {
    let is_of_word = |letter: char| !letter.is_ascii() || letter.is_ascii_alphanumeric();
    let mut found: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars().take(200) {
        let begins =
            !is_of_word(before) || (before.is_ascii_lowercase() && letter.is_ascii_uppercase());
        if is_of_word(letter) {
            if begins {
                found.push(String::new());
            }
            if let Some(word) = found.last_mut() {
                word.push(letter.to_ascii_lowercase());
            }
        }
        before = letter;
    }
    found
}

/// Returns whether any of the words is in a list.
pub(super) fn any(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_at_marks_and_capitals() {
        for (name, wanted) in [
            ("numRecordsInPerSecond", "num records in per second"),
            ("kafka_consumer:lag_total", "kafka consumer lag total"),
            ("LOG-END-OFFSET", "log end offset"),
            ("_time", "time"),
            ("Höhe_in_Sätzen", "höhe in sätzen"),
            ("", ""),
        ] {
            assert_eq!(words(name).join(" "), wanted);
        }
    }
}
