//! Draws one scene with texts around it as SVG.

use super::frame::{Frame, FrameLayout};
use super::{BELOW_SENTENCE, SENTENCE, SENTENCE_LINE, balanced};
use crate::paint::svg::{Scheme, Svg};
use crate::scene::Scene;

/// Space around the content, CSS pixels.
const PADDING: f64 = 20.0;

/// Returns a scene as SVG with a title and a text above it, and below a key to its marks and
/// what it was made with. `description` is its text alternative.
pub fn framed_scene(
    scene: &Scene,
    [sentence, key]: [&str; 2],
    description: &str,
    frame: &Frame,
    scheme: Scheme,
) -> String {
    let inner = scene.width;
    let layout = FrameLayout::new(frame, inner);
    let lines = balanced(sentence, SENTENCE.size, inner);
    let key_lines = balanced(key, SENTENCE.size, inner);
    let height_of = |lines: &[String]| lines.len() as f64 * SENTENCE_LINE + BELOW_SENTENCE;
    let top = PADDING + layout.above();
    let chart_top = top + height_of(&lines);
    let key_top = chart_top + scene.height;
    let end = key_top + height_of(&key_lines);
    let (width, height) = (inner + 2.0 * PADDING, end + layout.below() + PADDING);
    let mut svg = Svg::new(width, height, frame.title, description, scheme);
    svg.card(width, height);
    layout.draw_title(&mut svg, PADDING);
    for (lines, top) in [(&lines, top), (&key_lines, key_top)] {
        for (index, line) in lines.iter().enumerate() {
            let y = top + SENTENCE_LINE * (index as f64 + 0.74);
            svg.text(PADDING, y, SENTENCE, line);
        }
    }
    svg.begin_group(PADDING, chart_top);
    svg.scene(scene);
    svg.end_group();
    layout.draw_source(&mut svg, PADDING, end);
    svg.finish()
}
