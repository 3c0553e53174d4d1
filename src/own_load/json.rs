//! Reads JSON: the answers of Prometheus and CloudWatch, and plain lists.

use serde_json::{Map, Value};

use super::column::Column;
use super::error::ReadError;
use super::notes::Dialect;
use super::table::{Table, labels, numbers, times};
use super::words::{any, words};

/// The most bytes of JSON: its tree needs several times as much memory.
pub(super) const MOST_BYTES: u64 = 32 << 20;
/// The most labels of a Prometheus series that make up its name.
const MOST_LABELS: usize = 12;

/// Reads a text of JSON.
pub(super) fn read(text: &str) -> Result<Table, ReadError> {
    let json: Value = serde_json::from_str(text).map_err(|error| ReadError::NoJson {
        line: error.line(),
        column: error.column(),
        reason: reason(&error),
    })?;
    if let Some(answer) = json.as_object() {
        if answer.get("status").and_then(Value::as_str) == Some("error") {
            let message = answer
                .get("error")
                .and_then(Value::as_str)
                .unwrap_or("no reason");
            return Err(ReadError::FromPrometheus(super::error::shortened(message)));
        }
        if let Some(results) = answer.get("MetricDataResults").and_then(Value::as_array) {
            return metric_data(results);
        }
        if let Some(points) = answer.get("Datapoints").and_then(Value::as_array) {
            return metric_statistics(points);
        }
        if let (Some(times), Some(values)) = (
            list(answer, &["times", "timestamps"]),
            list(answer, &["values"]),
        ) {
            let mut rows = Rows::new(Dialect::Json, "values");
            rows.take("", times, values);
            return rows.table();
        }
        let data = answer
            .get("data")
            .and_then(Value::as_object)
            .unwrap_or(answer);
        if data.get("resultType").and_then(Value::as_str) == Some("vector") {
            return Err(ReadError::OneMoment);
        }
        if let Some(results) = data.get("result").and_then(Value::as_array) {
            return query_range(results);
        }
    }
    match json.as_array().map(Vec::as_slice) {
        Some(series @ [Value::Object(first), ..]) if first.contains_key("values") => {
            query_range(series)
        }
        Some(points @ [Value::Object(_), ..]) => objects(points),
        Some(points @ [Value::Array(_), ..]) => {
            let mut rows = Rows::new(Dialect::Json, "value");
            rows.pairs("", points);
            rows.table()
        }
        _ => Err(ReadError::UnknownJson),
    }
}

/// Returns the parser's words without the place, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line").unwrap_or(text.len());
    text.get(..end).unwrap_or_default().to_owned()
}

fn list<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Vec<Value>> {
    names.iter().find_map(|name| object.get(*name)?.as_array())
}

/// Rows of a time, a series and a value.
struct Rows {
    dialect: Dialect,
    time: Column,
    series: Column,
    value: Column,
    rows: u64,
}

impl Rows {
    fn new(dialect: Dialect, value: &str) -> Self {
        Self {
            dialect,
            time: times("time"),
            series: labels("series"),
            value: numbers(value),
            rows: 0,
        }
    }

    fn push(&mut self, series: &str, time: &Value, value: &Value) {
        self.rows += 1;
        self.time.push(&cell(time), self.rows);
        self.series.push(series, self.rows);
        self.value.push(&cell(value), self.rows);
    }

    fn take(&mut self, series: &str, times: &[Value], values: &[Value]) {
        for (time, value) in times.iter().zip(values) {
            self.push(series, time, value);
        }
    }

    fn pairs(&mut self, series: &str, pairs: &[Value]) {
        for pair in pairs {
            let part = |index| pair.get(index).unwrap_or(&Value::Null);
            self.push(series, part(0), part(1));
        }
    }

    fn table(self) -> Result<Table, ReadError> {
        if self.rows == 0 {
            return Err(ReadError::UnknownJson);
        }
        let columns = vec![self.time, self.series, self.value];
        Ok(Table::of(self.dialect, columns, self.rows))
    }
}

/// Returns the table of a series.
pub(super) fn series(times: &[f64], values: &[f64]) -> Table {
    let column = |name, all: &[f64]| {
        let mut column = numbers(name);
        for number in all {
            column.push_number(*number);
        }
        column
    };
    let count = times.len().min(values.len());
    let [times, values] = [times, values].map(|all| all.get(..count).unwrap_or(all));
    let columns = vec![column("time", times), column("records/s", values)];
    Table::of(Dialect::Json, columns, count as u64)
}

/// Returns a value as the text of a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Reads `{"metric": {…}, "values": [[time, "value"], …]}`, one for each series.
fn query_range(results: &[Value]) -> Result<Table, ReadError> {
    let name_of = |result: &Value| result.get("metric").map_or_else(String::new, metric_name);
    let metric = results
        .first()
        .and_then(|result| result.get("metric")?.get("__name__")?.as_str());
    let mut rows = Rows::new(Dialect::Prometheus, metric.unwrap_or("value"));
    for result in results {
        if result.get("value").is_some() && result.get("values").is_none() {
            return Err(ReadError::OneMoment);
        }
        if let Some(values) = result.get("values").and_then(Value::as_array) {
            rows.pairs(&name_of(result), values);
        }
    }
    rows.table()
}

/// Returns `name{label="value",…}`.
fn metric_name(metric: &Value) -> String {
    let Some(labels) = metric.as_object() else {
        return String::new();
    };
    let mut name = labels
        .get("__name__")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let others = labels
        .iter()
        .filter(|(label, _)| *label != "__name__")
        .take(MOST_LABELS);
    let others: Vec<String> = others
        .map(|(label, value)| [label, "=\"", value.as_str().unwrap_or_default(), "\""].concat())
        .collect();
    if !others.is_empty() {
        name.push('{');
        name.push_str(&others.join(","));
        name.push('}');
    }
    name
}

/// Reads the parallel arrays of `get-metric-data`.
fn metric_data(results: &[Value]) -> Result<Table, ReadError> {
    let label = |result: &Value| {
        let text = result
            .get("Label")
            .or_else(|| result.get("Id"))
            .and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let mut rows = Rows::new(
        Dialect::CloudWatch,
        &results.first().map_or_else(String::new, label),
    );
    for result in results {
        let list = |name: &str| result.get(name).and_then(Value::as_array);
        if let (Some(times), Some(values)) = (list("Timestamps"), list("Values")) {
            rows.take(&label(result), times, values);
        }
    }
    rows.table()
}

/// The statistics of `get-metric-statistics`, the most useful first.
const STATISTICS: [&str; 5] = ["Sum", "Average", "Maximum", "Minimum", "SampleCount"];

/// Reads the data points of `get-metric-statistics`, which are in no order.
fn metric_statistics(points: &[Value]) -> Result<Table, ReadError> {
    let has = |name: &&&str| points.iter().any(|point| point.get(**name).is_some());
    let mut columns = vec![times("Timestamp")];
    columns.extend(STATISTICS.iter().filter(has).map(|name| numbers(name)));
    fill(&mut columns, points);
    if columns.len() < 2 {
        return Err(ReadError::UnknownJson);
    }
    Ok(Table::of(Dialect::CloudWatch, columns, points.len() as u64))
}

/// Reads a list of objects with the same keys.
fn objects(points: &[Value]) -> Result<Table, ReadError> {
    let keys = points
        .first()
        .and_then(Value::as_object)
        .map(|first| first.keys().cloned().collect::<Vec<_>>());
    let column = |key: &String| {
        let text = |point: &Value| point.get(key).map_or_else(String::new, cell);
        let sample: Vec<String> = points.iter().take(200).map(text).collect();
        let sample: Vec<&str> = sample.iter().map(String::as_str).collect();
        super::column::column_for(key, &sample, true, super::column_names::is_named_time(key))
    };
    let mut columns: Vec<Column> = keys
        .unwrap_or_default()
        .iter()
        .take(32)
        .map(column)
        .collect();
    fill(&mut columns, points);
    if !columns.iter().any(|column| {
        any(
            &words(&column.name),
            &["time", "timestamp", "t", "ts", "date"],
        ) || column.times().is_some()
    }) {
        return Err(ReadError::UnknownJson);
    }
    Ok(Table::of(Dialect::Json, columns, points.len() as u64))
}

fn fill(columns: &mut [Column], points: &[Value]) {
    for (index, point) in points.iter().enumerate() {
        for column in columns.iter_mut() {
            let text = point.get(&column.name).map_or_else(String::new, cell);
            column.push(&text, index as u64 + 1);
        }
    }
}
