//! The figure as one still picture, for pages without scripts, print and export.
//! It consists of the same scenes as the live figure.

use super::{Action, Figure, Predict};
use crate::allocation::{Policy, Run};
use crate::paint::{Frame, Number, Panel, Picture, Scheme, figure_svg, framed_svg};
use crate::scene::{ChartData, Ink, PinnedLine};
use crate::text::{self, Words};

impl Figure {
    /// Returns [`Figure::to_svg`] of these charts. It never waits for a guess, and shows
    /// none.
    pub fn to_whole_svg(&self, charts: &[Policy], width: f64, scheme: Scheme) -> String {
        self.showing(charts).to_svg(width, scheme)
    }

    /// Returns [`Figure::to_whole_svg`] so that it tells by itself what it is: with its
    /// title, the settings, the version, and the address of the figure.
    pub fn to_saved_svg(
        &self,
        charts: &[Policy],
        width: f64,
        scheme: Scheme,
        link: &str,
    ) -> String {
        let (words, settings) = (&self.words, &self.settings);
        let [whole_link, cut_link] = text::link_labels(words);
        let frame = Frame {
            title: &text::saved_title(words, settings),
            source: &text::source(words, settings, env!("CARGO_PKG_VERSION")),
            link,
            whole_link,
            cut_link,
        };
        self.showing(charts).draw(width, scheme, Some(&frame))
    }

    /// Returns the figure with these charts, without a guess.
    fn showing(&self, charts: &[Policy]) -> Self {
        let mut figure = self.clone();
        figure.apply(Action::Show(charts.to_vec()));
        figure.apply(Action::Predict(Predict::Ask(None)));
        figure
    }

    /// Returns the figure as SVG: the charts that are shown, their numbers and the
    /// sentence. `width` is in CSS pixels, clamped to 240 to 4096.
    pub fn to_svg(&self, width: f64, scheme: Scheme) -> String {
        self.draw(width, scheme, None)
    }

    fn draw(&self, width: f64, scheme: Scheme, frame: Option<&Frame>) -> String {
        let results = &self.results;
        let words = &self.words;
        let charts: Vec<(Policy, ChartTexts)> = self
            .shown
            .iter()
            .map(|policy| (*policy, ChartTexts::new(self, *policy)))
            .collect();
        let numbers: Vec<[Number; 3]> = charts.iter().map(|(_, texts)| texts.numbers()).collect();
        let panels: Vec<Panel> = charts
            .iter()
            .zip(&numbers)
            .map(|((policy, texts), numbers)| texts.panel(self, self.run(*policy), numbers))
            .collect();
        let phrases = self.headline();
        let sentence: String = phrases.into_iter().map(|phrase| phrase.text).collect();
        let sentence = text::with_sentences(words, sentence, self.difference_notes());
        let description = text::alt_text(&self.settings, &self.numbers(), &self.shown);
        let picture = Picture {
            title: text::figure_title(words),
            description: &text::with_sentences(words, description, self.told_differences()),
            panels: &panels,
            sentence: &sentence,
            y_max: self.y_max,
            time_axis: text::time_axis(&results.workload),
            texts: text::chart_texts(words),
            width,
            scheme,
        };
        match frame {
            Some(frame) => framed_svg(&picture, frame),
            None => figure_svg(&picture),
        }
    }
}

/// The texts around one chart.
struct ChartTexts<'a> {
    words: &'a Words,
    title: &'a str,
    subtitle: String,
    values: [String; 3],
    service: String,
    enough: Option<(f64, String)>,
    pinned: Vec<PinnedLine<'a>>,
}

impl<'a> ChartTexts<'a> {
    fn new(figure: &'a Figure, policy: Policy) -> Self {
        let words = &figure.words;
        let service = text::service(&figure.numbers(), policy);
        Self {
            words,
            title: text::policy_title(words, policy),
            subtitle: ["— ", &text::policy_note(words, &figure.settings, policy)].concat(),
            values: text::three_numbers(&figure.numbers(), policy),
            service: [&service.delay, " · ", &service.restarts].concat(),
            enough: figure.enough(policy),
            pinned: figure.pinned_lines(policy),
        }
    }

    fn numbers(&self) -> [Number<'_>; 3] {
        let [hours, idle, short] = &self.values;
        let [hours_label, idle_label, short_label] = text::number_labels(self.words);
        let number = |value, label, key| Number { value, label, key };
        [
            number(hours, hours_label, None),
            number(idle, idle_label, Some(Ink::IdleFill)),
            number(short, short_label, Some(Ink::ShortFill)),
        ]
    }

    fn panel<'b>(&'b self, figure: &'b Figure, run: &'b Run, numbers: &'b [Number]) -> Panel<'b> {
        Panel {
            title: self.title,
            subtitle: &self.subtitle,
            data: ChartData {
                load: &figure.results.load_in_workers,
                workers: &run.workers,
                static_handle: false,
                load_handles: &[],
                enough: self
                    .enough
                    .as_ref()
                    .map(|(workers, text)| (*workers, text.as_str())),
                ghosts: &[],
                guess: None,
                hides_workers: false,
                bounds: None,
            },
            pinned: &self.pinned,
            numbers,
            service: &self.service,
        }
    }
}
