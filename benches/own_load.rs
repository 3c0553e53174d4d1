//! Reads a million rows, beside the parts that any reader has: splitting the text.

use std::hint::black_box;
use std::time::Instant;

use reactive_allocation::own_load::{Choices, Reader};

const ROWS: u32 = 1_000_000;
/// What a page pushes between two frames.
const PIECE_BYTES: usize = 1 << 20;

fn main() {
    let mut text = String::from("timestamp,value\n");
    for row in 0..ROWS {
        text.push_str(&format!(
            "{},{}.25\n",
            1_793_577_600 + row,
            1000 + row.wrapping_mul(7919) % 500
        ));
    }
    let mut all = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let mut reader = Reader::default();
        let mut longest = 0.0_f64;
        for piece in text.as_bytes().chunks(PIECE_BYTES) {
            let piece_begun = Instant::now();
            let piece = std::str::from_utf8(piece).unwrap_or_default();
            black_box(reader.push(piece)).unwrap_or_default();
            longest = longest.max(piece_begun.elapsed().as_secs_f64());
        }
        let finish_begun = Instant::now();
        let reading = reader.finish(&Choices::default());
        let finish = finish_begun.elapsed().as_secs_f64();
        black_box(&reading)
            .as_ref()
            .map(|reading| reading.load.levels.len())
            .unwrap_or_default();
        all.push((begun.elapsed().as_secs_f64(), longest, finish));
    }
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    let begun = Instant::now();
    let lines = text
        .lines()
        .map(|line| line.split(',').count())
        .sum::<usize>();
    let split = begun.elapsed().as_secs_f64();
    black_box(lines);
    if let Some((total, longest, finish)) = all.get(all.len() / 2) {
        println!(
            "{ROWS} rows, {} bytes: {:.0} ms, the longest piece {:.1} ms, the end {:.1} ms; {:.1} × splitting the text",
            text.len(),
            total * 1e3,
            longest * 1e3,
            finish * 1e3,
            total / split
        );
    }
}
