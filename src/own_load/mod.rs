//! Reads a load of the reader's own from a file: what people have at hand, in the
//! formats of the tools that they have it from.
//!
//! ```text
//! bytes ─► encoding ─► text, in pieces ─► Reader ─► table ─► roles ─► series ─► OwnLoad
//!                                          (dialect)        (unit)             + Measured
//!                                                                              + Notes
//! ```
//!
//! All that is guessed is told by [`Notes`] and can be chosen instead by [`Choices`]. What is
//! left out is counted. Nothing is made up, but for gaps: the load is a straight line there.
//! [`Measured`] is what the fleet did beside the load; its gaps stay gaps.

mod bins;
mod cell;
mod choices;
mod column;
mod column_names;
mod cpu_unit;
mod csv_records;
mod encoding;
mod error;
mod fields;
mod json;
mod kafka;
mod line_records;
mod measured;
mod moment;
mod notes;
mod number_with_unit;
mod point;
mod reader;
mod reading;
mod records;
mod roles;
mod series;
mod sniff;
mod spread;
mod stretches;
mod table;
mod time;
mod time_parts;
mod time_tokens;
mod told;
mod unit;
mod words;

pub use bins::{LEVELS, MOST_BINS, OwnLoad};
pub use choices::{Aggregate, Choices};
pub use cpu_unit::{CpuScope, CpuUnit};
pub use encoding::{Encoding, encoding_of};
pub use error::{FileKind, Place, ReadError};
pub use measured::{CpuUse, Measured};
pub use notes::{ColumnNote, CpuNote, Dialect, LeftOut, Notes, TaskManagerNote};
pub use reader::{Parsed, Reader, read};
pub use reading::{Reading, Unfinished};
pub use time::Zone;
pub use unit::LoadUnit;
