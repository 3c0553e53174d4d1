//! The link of the figure, code for other pages, and files to save.

use std::iter;

use yew::prelude::*;

use super::{ViewContext, code_block};
use crate::export::{self, FileKind};
use crate::figure::{ChoiceMap, Figure};
use crate::link::{self, Shared, View};
use crate::paint::Scheme;
use crate::text::{self, Share, Words};
use crate::ui::exchange_action::{EmbedKind, ExchangeAction};
use crate::ui::view_action::ViewAction;

/// The widths of a preview in CSS pixels: a phone, a column of text, a wide page.
const WIDTHS_PX: [u32; 3] = [360, 720, 1060];

/// What the page tells of itself and of the element.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The address of the page that shows a link.
    pub(super) page_url: String,
    /// The address of the script.
    pub(super) script_url: String,
    /// Whether the charts are low.
    pub(super) is_compact: bool,
    /// The height of the figure in CSS pixels.
    pub(super) height_px: u32,
}

/// What the reader chose, and what became of the last copy.
#[derive(Default)]
pub(super) struct ShareState {
    pub(super) page: Page,
    pub(super) embed: EmbedKind,
    /// The width of the place in CSS pixels; `None` for the whole width of a page.
    pub(super) width_px: Option<u32>,
    /// The width and the height of the preview, once the page has laid it out.
    pub(super) previewed: Option<(u32, u32)>,
    /// Whether the last text was copied; `None` before one was.
    pub(super) copied: Option<bool>,
    /// What the browser says of a picture that could not be saved.
    pub(super) save_problem: Option<Share>,
}

/// Returns the text of a link to a figure. What is too long for it is left out.
pub(super) fn link(figure: &Figure, context: &ViewContext, compact: bool) -> String {
    export::fragment(&Shared::of(figure, &view_of(figure, context, compact))).text
}

fn view_of(figure: &Figure, context: &ViewContext, compact: bool) -> View {
    View {
        display: (*context.display).clone(),
        compact,
        color_scheme: None,
        cursor_s: context.cursor_s,
        pins: figure.pins().iter().map(|pin| (**pin).clone()).collect(),
    }
}

impl ShareState {
    /// Returns the content of a file, as text; of a picture as its SVG. `map` is the map of
    /// choices, if there is one.
    pub(super) fn file(
        &self,
        figure: &Figure,
        context: &ViewContext,
        map: Option<&ChoiceMap>,
        kind: FileKind,
    ) -> Option<String> {
        const WIDTH_PX: f64 = 1060.0;
        let view = &view_of(figure, context, self.page.is_compact);
        let page_url = &self.page.page_url;
        match kind {
            FileKind::Svg | FileKind::Png => {
                Some(export::svg(figure, view, page_url, WIDTH_PX, Scheme::Auto))
            }
            FileKind::Csv => export::csv(figure, view, page_url).ok(),
            FileKind::DecisionsCsv => Some(export::decisions_csv(figure, view, page_url)),
            FileKind::Json => Some(export::json(figure, view, page_url)),
            FileKind::LoadCsv => figure.settings.own_load.as_deref().map(export::load_csv),
            FileKind::MapSvg => Some(export::map_svg(figure, map?, view, page_url)),
            FileKind::MapCsv => Some(export::map_csv(figure, map?, view, page_url)),
        }
    }

    /// Returns the section.
    pub(super) fn view(
        &self,
        figure: &Figure,
        context: &ViewContext,
        send: &Callback<ViewAction>,
    ) -> Html {
        let words = &figure.words;
        let get = |text| words.get(text).to_owned();
        let shared = Shared::of(figure, &view_of(figure, context, self.page.is_compact));
        // Written once: a section that is open is rendered at each step of a drag.
        let whole = link::to_fragment(&shared);
        let left_out = whole.as_ref().err().map(|error| {
            let most = link::MOST_LENGTH.to_string();
            words.fill(Share::PartsLeftOut, &[&error.length.to_string(), &most])
        });
        let fragment = whole.unwrap_or_else(|_| export::fragment(&shared));
        let address = [&self.page.page_url, "#", &fragment.text].concat();
        let load_file = FileKind::LoadCsv.file_name(&figure.settings);
        html! {
            <div class="share">
                <h4>{ get(Share::LinkTitle) }</h4>
                { code_block::view(words, "link", &get(Share::LinkTitle), address, 2, send) }
                <p class="help">
                    { get(Share::LinkHint) }
                    if let Some(left_out) = left_out {
                        { " " }{ left_out }
                    }
                    if fragment.load_left_out {
                        { " " }{ words.fill(Share::LoadTravelsAlone, &[&load_file]) }
                    }
                </p>
                <p role="status" class="copied">
                    { match self.copied {
                        Some(true) => get(Share::Copied),
                        Some(false) => get(Share::NotCopied),
                        None => String::new(),
                    } }
                </p>
                <h4>{ get(Share::Embed) }</h4>
                { self.embed_code(figure, &shared, &fragment.text, send) }
                <h4>{ get(Share::Save) }</h4>
                <div class="kinds">{ for files(figure).map(|kind| save_button(words, kind, send)) }</div>
                if let Some(problem) = self.save_problem {
                    <p class="message" role="alert" part="message">{ get(problem) }</p>
                }
            </div>
        }
    }

    fn embed_code(
        &self,
        figure: &Figure,
        shared: &Shared,
        fragment: &str,
        send: &Callback<ViewAction>,
    ) -> Html {
        let words = &figure.words;
        let kinds = [
            (EmbedKind::Tag, Share::TagTitle),
            (EmbedKind::Iframe, Share::IframeTitle),
            (EmbedKind::Markdown, Share::MarkdownTitle),
        ];
        let kind_chip = |(kind, title): (EmbedKind, Share)| {
            let name = words.get(title).to_owned();
            chip(
                name,
                kind == self.embed,
                ExchangeAction::ShowEmbed(kind),
                send,
            )
        };
        let picture = FileKind::Svg.file_name(&figure.settings);
        let title = text::saved_title(words, &figure.settings);
        let Page {
            page_url,
            script_url,
            ..
        } = &self.page;
        let (code, hint) = match self.embed {
            EmbedKind::Tag => (link::embed_tag(shared, script_url), self.tag_hint(figure)),
            EmbedKind::Iframe => (
                link::embed_iframe(page_url, fragment, self.width_px, self.height_px(), &title),
                words.get(Share::IframeHint).to_owned(),
            ),
            EmbedKind::Markdown => {
                let alt = text::alt_text(&figure.settings, &figure.numbers(), &figure.shown);
                (
                    link::embed_markdown(&picture, page_url, fragment, &alt),
                    words.fill(Share::MarkdownHint, &[&picture]),
                )
            }
        };
        html! {
            <>
                <div class="kinds">{ for kinds.map(kind_chip) }</div>
                { code_block::view(words, "embed", words.get(Share::Embed), code, 4, send) }
                <p class="help">{ hint }</p>
                if self.embed != EmbedKind::Markdown {
                    { self.preview(words, send) }
                }
            </>
        }
    }

    /// Says what the element does not keep, and which file goes with it.
    fn tag_hint(&self, figure: &Figure) -> String {
        let words = &figure.words;
        let hint = words.get(Share::TagHint).to_owned();
        if figure.settings.own_load.is_none() {
            return hint;
        }
        let file = words.fill(Share::LoadBesidePage, &[link::LOAD_FILE]);
        text::with_sentences(words, hint, vec![file])
    }

    /// Returns the height of the figure in the place that is chosen, in CSS pixels.
    fn height_px(&self) -> u32 {
        match self.previewed {
            Some((width_px, height_px)) if self.width_px == Some(width_px) => height_px,
            _ => self.page.height_px,
        }
    }

    /// Returns the widths to choose from, and the element in which the script shows the
    /// figure at that width.
    fn preview(&self, words: &Words, send: &Callback<ViewAction>) -> Html {
        let name = |width_px: Option<u32>| match width_px {
            Some(width_px) => words.fill(Share::PreviewPixels, &[&width_px.to_string()]),
            None => "100\u{a0}%".to_owned(),
        };
        let width_chip = |width_px: Option<u32>| {
            let action = ExchangeAction::ShowWidth(width_px);
            chip(name(width_px), width_px == self.width_px, action, send)
        };
        let widths = iter::once(None).chain(WIDTHS_PX.map(Some));
        let size = self
            .previewed
            .filter(|(width_px, _)| self.width_px == Some(*width_px));
        html! {
            <>
                <div class="kinds" role="group" aria-labelledby="widths">
                    <span id="widths" class="help">{ words.get(Share::PreviewWidth).to_owned() }</span>
                    { for widths.map(width_chip) }
                </div>
                if self.width_px.is_some() {
                    <p class="help" role="status">
                        if let Some((width_px, height_px)) = size {
                            { words.fill(Share::PreviewSize, &[&width_px.to_string(), &height_px.to_string()]) }
                        }
                    </p>
                    // The script fills it.
                    <div id="preview"></div>
                }
            </>
        }
    }
}

fn chip(
    name: String,
    is_pressed: bool,
    action: ExchangeAction,
    send: &Callback<ViewAction>,
) -> Html {
    let onclick = send.reform(move |_: MouseEvent| ViewAction::Exchange(action.clone()));
    html! {
        <button type="button" class="small chip" part="chip" aria-pressed={is_pressed.to_string()} {onclick}>
            { name }
        </button>
    }
}

/// Returns the files that can be saved: a load only if there is one.
fn files(figure: &Figure) -> impl Iterator<Item = FileKind> {
    let has_load = figure.settings.own_load.is_some();
    let all = FileKind::ALL.into_iter();
    all.filter(move |kind| match kind {
        FileKind::LoadCsv => has_load,
        // The section of the map has them.
        FileKind::MapSvg | FileKind::MapCsv => false,
        _ => true,
    })
}

/// Returns the button that saves a file.
pub(super) fn save_button(words: &Words, kind: FileKind, send: &Callback<ViewAction>) -> Html {
    let name = match kind {
        FileKind::Svg => Share::SaveSvg,
        FileKind::Png => Share::SavePng,
        FileKind::Csv => Share::SaveCsv,
        FileKind::DecisionsCsv => Share::SaveDecisions,
        FileKind::Json => Share::SaveJson,
        FileKind::LoadCsv => Share::SaveLoad,
        FileKind::MapSvg => Share::SaveMap,
        FileKind::MapCsv => Share::SaveMapCsv,
    };
    let onclick =
        send.reform(move |_: MouseEvent| ViewAction::Exchange(ExchangeAction::Save(kind)));
    html! {
        <button type="button" class="small chip" part="button" {onclick}>{ words.get(name).to_owned() }</button>
    }
}
