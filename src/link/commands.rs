//! The commands to the own cluster as text: `s3600-k60x2` starts a TaskManager after an
//! hour and kills two a minute later.

use super::number::milliseconds;
use super::problem::{Allowed, Bad, MOST_TIME_S};
use crate::allocation::{Command, CommandKind};
use crate::decimal;
use crate::figure::MOST_COMMANDS;
use crate::numbers::plain_number;

/// The commands that a reader can give, and their letters.
const LETTERS: [(CommandKind, char); 3] = [
    (CommandKind::Start, 's'),
    (CommandKind::Stop, 'p'),
    (CommandKind::Kill, 'k'),
];

/// Writes commands in order of time, to the millisecond, without those that no reader
/// can give.
pub(super) fn write(commands: &[Command]) -> String {
    let mut sorted = commands.to_vec();
    sorted.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    let mut text = String::new();
    let mut before_ms = 0;
    for command in &sorted {
        let of_kind = |(kind, _): &&(CommandKind, char)| *kind == command.kind;
        let Some((_, letter)) = LETTERS.iter().find(of_kind) else {
            continue;
        };
        if !text.is_empty() {
            text.push('-');
        }
        let at_ms = milliseconds(command.at_s);
        text.push(*letter);
        text.push_str(&plain_number(at_ms.saturating_sub(before_ms) as f64 / 1e3));
        if command.count != 1 {
            text.push('x');
            text.push_str(&plain_number(f64::from(command.count)));
        }
        before_ms = at_ms;
    }
    text
}

/// Reads commands. Those from the first wrong one on are left out.
pub(super) fn read(text: &str) -> (Vec<Command>, Option<Bad>) {
    let mut commands = Vec::new();
    let mut at_ms = 0;
    let mut task_managers = 0;
    for part in text.split('-') {
        let command = read_command(part, &mut at_ms);
        task_managers += command.map_or(0, |command| command.count as usize);
        match command {
            Some(command) if task_managers <= MOST_COMMANDS => commands.push(command),
            _ => return (commands, Some(Bad::new(part, Allowed::Commands))),
        }
    }
    (commands, None)
}

fn read_command(part: &str, at_ms: &mut u64) -> Option<Command> {
    let of_letter = |(_, letter): &&(CommandKind, char)| part.starts_with(*letter);
    let (kind, letter) = LETTERS.iter().find(of_letter)?;
    let rest = part.strip_prefix(*letter)?;
    let (wait, count) = rest.split_once('x').unwrap_or((rest, "1"));
    let wait_s = decimal::parse(wait).filter(|wait_s| (0.0..=MOST_TIME_S).contains(wait_s))?;
    *at_ms = at_ms.saturating_add(milliseconds(wait_s));
    let at_s = *at_ms as f64 / 1e3;
    let count = decimal::parse(count)?;
    let is_allowed = at_s <= MOST_TIME_S
        && count.fract() == 0.0
        && (1.0..=MOST_COMMANDS as f64).contains(&count);
    is_allowed.then_some(Command {
        at_s,
        kind: *kind,
        count: count as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(kind: CommandKind, at_s: f64, count: u32) -> Command {
        Command { at_s, kind, count }
    }

    #[test]
    fn commands_are_written_with_the_time_between_them() {
        let commands = [
            command(CommandKind::Kill, 3660.0, 2),
            command(CommandKind::Start, 3600.0, 1),
            command(CommandKind::Lose, 3700.0, 1),
            command(CommandKind::Stop, 3660.0625, 1),
        ];
        let text = write(&commands);
        assert_eq!(text, "s3600-k60x2-p0.063");
        let read = read(&text);
        assert_eq!(read.1, None);
        assert_eq!(
            read.0,
            [
                command(CommandKind::Start, 3600.0, 1),
                command(CommandKind::Kill, 3660.0, 2),
                command(CommandKind::Stop, 3660.063, 1),
            ]
        );
    }

    #[test]
    fn commands_before_a_wrong_one_are_kept() {
        for wrong in [
            "",
            "s",
            "z5",
            "s-5",
            "s5x",
            "s5x0",
            "s5x1.5",
            "k1e9",
            "sNaN",
            "s5x500",
            "s31622400",
        ] {
            let (commands, bad) = read(&format!("s1-s2-{wrong}-s3"));
            assert_eq!(commands.len(), 2, "{wrong}");
            // A hyphen parts two commands.
            assert!(
                bad.is_some_and(|bad| wrong.starts_with(&bad.value)),
                "{wrong}"
            );
        }
        let many = vec!["s1"; MOST_COMMANDS + 1].join("-");
        let (commands, bad) = read(&many);
        assert_eq!(commands.len(), MOST_COMMANDS);
        assert!(bad.is_some());
    }
}
