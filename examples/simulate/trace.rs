//! Reads the load from a file.

use reactive_allocation::own_load::{
    Choices, CpuNote, CpuScope, CpuUnit, LoadUnit, Notes, ReadError, Reader, Reading, Zone,
    encoding_of,
};

/// The bytes from which the encoding is guessed.
const START_BYTES: usize = 1 << 16;

#[derive(Debug, thiserror::Error)]
pub(crate) enum TraceError {
    #[error("{path}: {error}")]
    Unreadable { path: String, error: std::io::Error },
    #[error("{path}: {error}")]
    Refused { path: String, error: ReadError },
}

/// Reads the load in a file, and prints what was guessed and left out on standard error.
pub(crate) fn read_file(path: &str) -> Result<Reading, TraceError> {
    let bytes = std::fs::read(path).map_err(|error| TraceError::Unreadable {
        path: path.to_owned(),
        error,
    })?;
    let reading = read(&bytes).map_err(|error| TraceError::Refused {
        path: path.to_owned(),
        error,
    })?;
    for line in lines(&reading) {
        eprintln!("{path}: {line}");
    }
    Ok(reading)
}

fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    let start = bytes.get(..START_BYTES).unwrap_or(bytes);
    let encoding = encoding_of(start, start.len() == bytes.len())?;
    let label = encoding.label().as_bytes();
    let decoder = encoding_rs::Encoding::for_label(label).unwrap_or(encoding_rs::UTF_8);
    let mut reader = Reader::default();
    reader.push(&decoder.decode(bytes).0)?;
    reader.finish(&Choices::default())
}

/// Says what was found.
fn lines(reading: &Reading) -> Vec<String> {
    let Reading { load, notes, .. } = reading;
    let name = |index: usize| notes.columns.get(index).map_or("", |column| &column.name);
    let unit = match notes.unit {
        LoadUnit::PerSecond => "records per second",
        LoadUnit::PerMinute => "records per minute",
        LoadUnit::PerHour => "records per hour",
        LoadUnit::PerStep => "records since the row before",
        LoadUnit::Counter => "a counter",
    };
    let mut lines = vec![
        format!(
            "{} rows; the load is “{}”, read as {unit}",
            notes.rows,
            name(notes.load_column)
        ),
        format!(
            "{} steps of {} s, up to {:.1} records/s (of one series before it was levelled: {:.1})",
            load.levels.len(),
            load.step_s,
            load.peak_per_s,
            notes.highest_per_s
        ),
    ];
    if notes.series.len() > 1 {
        lines.push(format!("{} series, summed", notes.series.len()));
    }
    lines.extend(notes.cpu.map(|cpu| cpu_line(name(cpu.column), cpu)));
    if let Some(task_managers) = notes.task_managers {
        lines.push(format!(
            "the TaskManagers are “{}”{}",
            name(task_managers.column),
            without(task_managers.missing_steps)
        ));
    }
    if notes.zone == Zone::Unknown {
        lines.push("the times have no zone and are read as UTC".to_owned());
    }
    if notes.is_date_order_guessed {
        lines.push("the order of day and month in the dates is a guess".to_owned());
    }
    lines.extend(left_out(notes));
    lines
}

/// Says how the CPU use is read.
fn cpu_line(name: &str, cpu: CpuNote) -> String {
    let unit = match cpu.unit {
        CpuUnit::Percent => "percent of the CPU request",
        CpuUnit::Share => "shares of the CPU request",
        CpuUnit::Cores => "CPU cores",
        CpuUnit::Millicores => "millicores",
        CpuUnit::SecondsUsed => "a counter of CPU seconds",
        CpuUnit::NanosecondsUsed => "a counter of CPU nanoseconds",
    };
    let scope = match (cpu.scope, cpu.series) {
        (CpuScope::TaskManager, 1) => "of each TaskManager".to_owned(),
        (CpuScope::TaskManager, series) => {
            format!("of each TaskManager, the mean of {series} series")
        }
        (CpuScope::Fleet, 1) => "of all TaskManagers".to_owned(),
        (CpuScope::Fleet, series) => format!("of all TaskManagers, the sum of {series} series"),
    };
    let missing = without(cpu.missing_steps);
    format!("the CPU use is “{name}”, read as {unit} {scope}{missing}")
}

fn without(steps: usize) -> String {
    match steps {
        0 => String::new(),
        steps => format!("; steps without a value: {steps}"),
    }
}

fn left_out(notes: &Notes) -> Vec<String> {
    let left_out = notes.left_out;
    let counts = [
        (left_out.blank, "rows without a number, left out"),
        (
            left_out.not_finite,
            "rows with NaN or an infinite number, left out",
        ),
        (left_out.unreadable, "rows that could not be read, left out"),
        (left_out.negative, "rows with a load below 0, left out"),
        (left_out.without_time, "rows without a time, left out"),
        (
            left_out.duplicate,
            "rows with the time of a later one, left out",
        ),
        (
            notes.disordered,
            "rows before an earlier time, put in order",
        ),
        (notes.resets, "new starts of the counter"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let mut lines: Vec<String> = told
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if notes.gaps > 0 {
        let longest_s = notes.longest_gap_s;
        lines.push(format!(
            "{} gaps, the longest {longest_s} s, bridged by a straight line",
            notes.gaps
        ));
    }
    if let Some(place) = &notes.first_unreadable {
        lines.push(format!("the first that could not be read: {place}"));
    }
    lines
}
