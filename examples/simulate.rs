//! Prints the report of each preset.
use reactive_allocation::{
    report::Outcome,
    settings::{Preset, Settings},
};
fn main() {
    for preset in Preset::ALL {
        let settings = Settings::preset(*preset);
        let start = std::time::Instant::now();
        let o = Outcome::new(&settings);
        let took = start.elapsed();
        println!(
            "{} {took:?}\n  {:?}\n  {:?}\n  events {} {:?}",
            preset.name(),
            o.report.fixed,
            o.report.reactive,
            o.reactive.events.len(),
            o.demand.max()
        );
    }
}
