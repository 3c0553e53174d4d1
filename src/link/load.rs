//! A load of the reader's own in a link.

use std::rc::Rc;

use super::number::read_exact;
use super::part::{LoadPlace, Part};
use super::problem::{Allowed, LinkProblem, LoadPart, Place};
use super::read::Link;
use super::series;
use crate::own_load::OwnLoad;

/// Reads the load of the figure or of a pin; `of_figure` is that of the figure. It is left
/// out, and told, if a part of it is missing.
pub(super) fn read(
    link: &mut Link,
    place: Place,
    of_figure: Option<&Rc<OwnLoad>>,
) -> Option<Rc<OwnLoad>> {
    let at = |part| (place, part);
    let is_there = |link: &Link, part| link.has(at(part));
    let values = [
        (Part::LoadShares, LoadPart::Shares),
        (Part::LoadStep, LoadPart::Step),
        (Part::LoadPeak, LoadPart::Peak),
    ];
    let has_values =
        is_there(link, Part::LoadBegin) || values.iter().any(|(part, _)| is_there(link, *part));
    let elsewhere = link.read(at(Part::LoadPlace), Allowed::LoadPlace, |text| {
        LoadPlace::from_name(text)
            .filter(|found| place != Place::Figure || *found == LoadPlace::File)
    });
    if !has_values {
        if elsewhere == Some(LoadPlace::File) {
            link.problems.push(LinkProblem::LoadInFile(place));
        }
        return of_figure
            .filter(|_| elsewhere == Some(LoadPlace::Figure))
            .cloned();
    }
    let begin_s = link.read(at(Part::LoadBegin), Allowed::LoadBegin, read_begin);
    let peak_per_s = link.read(at(Part::LoadPeak), Allowed::LoadPeak, |text| {
        read_exact(text).filter(|peak_per_s| OwnLoad::is_peak(*peak_per_s))
    });
    let levels = link.read(at(Part::LoadShares), Allowed::LoadShares, series::read);
    let count = levels.as_ref().map_or(1, Vec::len);
    let step_s = link.read(at(Part::LoadStep), Allowed::LoadStep, |text| {
        read_exact(text).filter(|step_s| OwnLoad::is_step(*step_s, count))
    });
    let is_read = [levels.is_some(), step_s.is_some(), peak_per_s.is_some()];
    let missing = values.iter().zip(is_read).find(|(_, is_read)| !is_read);
    if let Some(((_, missing), _)) = missing {
        link.problems.push(LinkProblem::NoLoad(place, *missing));
    }
    Some(Rc::new(OwnLoad {
        begin_s,
        step_s: step_s?,
        peak_per_s: peak_per_s?,
        levels: levels?,
    }))
}

/// Reads whole milliseconds since 1970, as seconds.
fn read_begin(text: &str) -> Option<f64> {
    let begin_ms = read_exact(text).filter(|begin_ms| begin_ms.fract() == 0.0)?;
    Some(begin_ms / 1e3).filter(|begin_s| OwnLoad::is_begin(*begin_s))
}
