//! Splits the names of columns into words.

/// Returns the words of a name in lower case: of “numRecordsInPerSecond” and
/// “num_records_in per-second” the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars().take(200) {
        let begins = !before.is_alphanumeric() || (before.is_lowercase() && letter.is_uppercase());
        if letter.is_alphanumeric() {
            if begins {
                found.push(String::new());
            }
            if let Some(word) = found.last_mut() {
                word.extend(letter.to_lowercase());
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
            ("", ""),
        ] {
            assert_eq!(words(name).join(" "), wanted);
        }
    }
}
