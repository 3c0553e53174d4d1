//! The link of the figure, code for other pages, and files to save.

use yew::prelude::*;

use super::{ViewContext, code_block};
use crate::export::{self, FileKind};
use crate::figure::Figure;
use crate::link::{self, Shared, View};
use crate::paint::Scheme;
use crate::text::{self, Share};
use crate::ui::exchange_action::{EmbedKind, ExchangeAction};
use crate::ui::view_action::ViewAction;

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
    /// Whether the last text was copied; `None` before one was.
    pub(super) copied: Option<bool>,
    /// What the browser says of a picture that could not be saved.
    pub(super) save_problem: Option<Share>,
}

impl ShareState {
    fn view_of(&self, figure: &Figure, context: &ViewContext) -> View {
        View {
            display: (*context.display).clone(),
            compact: self.page.is_compact,
            color_scheme: None,
            cursor_s: context.cursor_s,
            pins: figure.pins().iter().map(|pin| (**pin).clone()).collect(),
        }
    }

    /// Returns the content of a file, as text; of a picture as its SVG.
    pub(super) fn file(
        &self,
        figure: &Figure,
        context: &ViewContext,
        kind: FileKind,
    ) -> Option<String> {
        const WIDTH_PX: f64 = 1060.0;
        let view = &self.view_of(figure, context);
        let page_url = &self.page.page_url;
        match kind {
            FileKind::Svg | FileKind::Png => {
                Some(export::svg(figure, view, page_url, WIDTH_PX, Scheme::Auto))
            }
            FileKind::Csv => export::csv(figure, view, page_url).ok(),
            FileKind::Json => Some(export::json(figure, view, page_url)),
            FileKind::LoadCsv => figure.settings.own_load.as_deref().map(export::load_csv),
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
        let shared = Shared::of(figure, &self.view_of(figure, context));
        let fragment = link::to_fragment(&shared);
        let address = export::address(&self.page.page_url, &shared);
        let has_load_beside = fragment
            .as_ref()
            .is_ok_and(|fragment| fragment.load_left_out);
        let load_file = FileKind::LoadCsv.file_name(&figure.settings);
        html! {
            <div class="share">
                <h4>{ get(Share::LinkTitle) }</h4>
                { code_block::view(words, "link", &get(Share::LinkTitle), address, 2, send) }
                <p class="help">
                    { get(Share::LinkHint) }
                    if has_load_beside {
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
                { self.embed_code(figure, &shared, send) }
                <h4>{ get(Share::Save) }</h4>
                <div class="kinds">{ for files(figure).map(|kind| save_button(figure, kind, send)) }</div>
                if let Some(problem) = self.save_problem {
                    <p class="message" role="alert" part="message">{ get(problem) }</p>
                }
            </div>
        }
    }

    fn embed_code(&self, figure: &Figure, shared: &Shared, send: &Callback<ViewAction>) -> Html {
        let words = &figure.words;
        let kinds = [
            (EmbedKind::Tag, Share::TagTitle),
            (EmbedKind::Iframe, Share::IframeTitle),
            (EmbedKind::Markdown, Share::MarkdownTitle),
        ];
        let chip = |(kind, title): (EmbedKind, Share)| {
            let onclick = send
                .reform(move |_: MouseEvent| ViewAction::Exchange(ExchangeAction::ShowEmbed(kind)));
            html! {
                <button type="button" class="small chip" part="chip" aria-pressed={(kind == self.embed).to_string()} {onclick}>
                    { words.get(title).to_owned() }
                </button>
            }
        };
        let picture = FileKind::Svg.file_name(&figure.settings);
        let fragment = link::to_fragment(shared)
            .map(|fragment| fragment.text)
            .unwrap_or_default();
        let title = text::saved_title(words, &figure.settings);
        let Page {
            page_url,
            script_url,
            height_px,
            ..
        } = &self.page;
        let (code, hint) = match self.embed {
            EmbedKind::Tag => (
                link::embed_tag(shared, script_url),
                words.get(Share::TagHint).to_owned(),
            ),
            EmbedKind::Iframe => (
                link::embed_iframe(page_url, &fragment, None, *height_px, &title),
                words.get(Share::IframeHint).to_owned(),
            ),
            EmbedKind::Markdown => {
                let alt = text::alt_text(&figure.settings, &figure.numbers(), &figure.shown);
                (
                    link::embed_markdown(&picture, page_url, &fragment, &alt),
                    words.fill(Share::MarkdownHint, &[&picture]),
                )
            }
        };
        html! {
            <>
                <div class="kinds">{ for kinds.map(chip) }</div>
                { code_block::view(words, "embed", words.get(Share::Embed), code, 4, send) }
                <p class="help">{ hint }</p>
            </>
        }
    }
}

/// Returns the files that can be saved: a load only if there is one.
fn files(figure: &Figure) -> impl Iterator<Item = FileKind> {
    let has_load = figure.settings.own_load.is_some();
    let all = FileKind::ALL.into_iter();
    all.filter(move |kind| has_load || *kind != FileKind::LoadCsv)
}

fn save_button(figure: &Figure, kind: FileKind, send: &Callback<ViewAction>) -> Html {
    let name = match kind {
        FileKind::Svg => Share::SaveSvg,
        FileKind::Png => Share::SavePng,
        FileKind::Csv => Share::SaveCsv,
        FileKind::Json => Share::SaveJson,
        FileKind::LoadCsv => Share::SaveLoad,
    };
    let onclick =
        send.reform(move |_: MouseEvent| ViewAction::Exchange(ExchangeAction::Save(kind)));
    html! {
        <button type="button" class="small chip" part="button" {onclick}>{ figure.words.get(name).to_owned() }</button>
    }
}
