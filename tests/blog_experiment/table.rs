//! Prints what was measured beside what the model shows, and fails at the end
//! if a bound is missed, so that the whole table is seen.

pub struct Table {
    title: String,
    lines: Vec<String>,
    missed: Vec<String>,
}

impl Table {
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            lines: Vec::new(),
            missed: Vec::new(),
        }
    }

    /// A figure without a bound.
    pub fn shown(&mut self, name: &str, measured: f64, model: f64) {
        self.line(name, &number(measured), model, "");
    }

    /// A figure that must lie within `tolerance` of what was measured.
    pub fn within(&mut self, name: &str, measured: f64, tolerance: f64, model: f64) {
        let expected = format!("{} ± {}", number(measured), number(tolerance));
        self.bound(
            name,
            &expected,
            model,
            (model - measured).abs() <= tolerance,
        );
    }

    /// A figure that must lie in a range.
    pub fn between(&mut self, name: &str, low: f64, high: f64, model: f64) {
        let expected = format!("{} to {}", number(low), number(high));
        self.bound(name, &expected, model, low <= model && model <= high);
    }

    fn bound(&mut self, name: &str, expected: &str, model: f64, kept: bool) {
        self.line(name, expected, model, if kept { "ok" } else { "MISSED" });
        if !kept {
            let model = number(model);
            self.missed.push(format!("{name}: {model}, not {expected}"));
        }
    }

    fn line(&mut self, name: &str, expected: &str, model: f64, verdict: &str) {
        let model = number(model);
        self.lines
            .push(format!("  {name:44} {expected:>20} {model:>10}  {verdict}"));
    }

    pub fn finish(self) {
        println!(
            "{}\n  {:44} {:>20} {:>10}",
            self.title, "", "measured", "model"
        );
        println!("{}", self.lines.join("\n"));
        assert!(self.missed.is_empty(), "{:#?}", self.missed);
    }
}

fn number(value: f64) -> String {
    let decimals = if value.abs() < 100.0 { 3 } else { 0 };
    format!("{value:.decimals$}")
}
