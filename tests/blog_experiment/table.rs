//! Prints the measured values beside those of the model, and fails at the end if a
//! value is out of bounds, so that the whole table is printed.

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

    /// Prints a value without a bound.
    pub fn shown(&mut self, name: &str, measured: f64, model: f64) {
        self.line(name, &number(measured), model, "");
    }

    /// Checks a value against the measured one with a tolerance.
    pub fn within(&mut self, name: &str, measured: f64, tolerance: f64, model: f64) {
        let expected = format!("{} ± {}", number(measured), number(tolerance));
        self.bound(
            name,
            &expected,
            model,
            (model - measured).abs() <= tolerance,
        );
    }

    /// Checks that a value is in a range.
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
