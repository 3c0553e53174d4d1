//! Tells the decimal point of a column.

/// The character between whole numbers and decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Point {
    /// “1,234.5”
    #[default]
    Dot,
    /// “1.234,5”
    Comma,
}

/// Returns the point of a column from some of its cells: a comma if it stands where only
/// a point can, or if all that have one would otherwise be groups in a file whose columns
/// are not divided by commas.
pub(super) fn point_of<'a>(cells: impl Iterator<Item = &'a str>, commas_divide: bool) -> Point {
    let (mut for_comma, mut for_dot, mut either) = (0, 0, 0);
    for cell in cells {
        let comma = cell.rfind(',');
        let dot = cell.rfind('.');
        match (comma, dot) {
            (Some(comma), Some(dot)) if comma > dot => for_comma += 1,
            (Some(_), Some(_)) | (None, Some(_)) => for_dot += 1,
            (Some(comma), None) => {
                let after = cell.len() - comma - 1;
                let groups = cell.bytes().filter(|byte| *byte == b',').count();
                if after == 3 && groups == 1 {
                    either += 1;
                } else if groups > 1 {
                    for_dot += 1;
                } else {
                    for_comma += 1;
                }
            }
            (None, None) => {}
        }
    }
    if for_comma > for_dot || (for_comma == for_dot && either > 0 && !commas_divide) {
        Point::Comma
    } else {
        Point::Dot
    }
}
