//! Reads a trace: its grid and its events.

use std::path::Path;

/// One line of the events file.
pub(crate) struct Event {
    pub(crate) t_s: f64,
    pub(crate) name: String,
    pub(crate) detail: String,
}

/// One line of the half-second grid; unknown values are `None`.
pub(crate) struct Row {
    pub(crate) t_s: f64,
    pub(crate) registered: Option<f64>,
    pub(crate) slots: Option<f64>,
    pub(crate) parallelism: Option<f64>,
    pub(crate) offered_per_s: f64,
    pub(crate) processed_per_s: f64,
    pub(crate) backlog: f64,
}

pub(crate) struct Trace {
    pub(crate) name: String,
    pub(crate) events: Vec<Event>,
    pub(crate) grid: Vec<Row>,
}

impl Trace {
    pub(crate) fn read(directory: &Path, name: &str) -> Self {
        let text = |suffix: &str| {
            let path = directory.join(format!("{name}{suffix}"));
            std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let mut events: Vec<Event> = text(".events.csv").lines().skip(1).map(event).collect();
        events.sort_by(|a, b| a.t_s.total_cmp(&b.t_s));
        Self {
            name: name.to_owned(),
            events,
            grid: grid(&text(".csv")),
        }
    }

    /// Returns the events called `name`, in order.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(move |event| event.name == name)
    }

    /// Returns the first event called `name` about `detail` from `from_s` on.
    pub(crate) fn first<'a>(
        &'a self,
        name: &'a str,
        detail: &str,
        from_s: f64,
    ) -> Option<&'a Event> {
        self.all(name)
            .find(|event| event.t_s >= from_s && event.is_about(detail))
    }

    /// Returns the end of the trace, in seconds.
    pub(crate) fn end_s(&self) -> f64 {
        self.grid.last().unwrap().t_s
    }
}

impl Event {
    /// Returns whether the detail contains it as a whole word.
    pub(crate) fn is_about(&self, detail: &str) -> bool {
        self.detail == detail
            || self
                .detail
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| word == detail)
    }
}

fn event(line: &str) -> Event {
    let mut cells = line.splitn(4, ',');
    let mut cell = || cells.next().unwrap_or("").to_owned();
    let t_s = cell().parse().unwrap();
    let _source = cell();
    Event {
        t_s,
        name: cell(),
        detail: cell(),
    }
}

fn grid(text: &str) -> Vec<Row> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let column = |name: &str| head.iter().position(|cell| *cell == name).unwrap();
    let names = [
        "t_s",
        "registered_tms",
        "slots",
        "parallelism",
        "offered_per_s",
        "processed_per_s",
        "backlog",
    ];
    let csv = names.map(column);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let [
                t_s,
                registered,
                slots,
                parallelism,
                offered,
                processed,
                backlog,
            ] = csv.map(|place| cells[place].parse::<f64>().ok());
            Row {
                t_s: t_s.unwrap(),
                registered,
                slots,
                parallelism,
                offered_per_s: offered.unwrap(),
                processed_per_s: processed.unwrap(),
                backlog: backlog.unwrap(),
            }
        })
        .collect()
}
