//! The manifests that would set up a cluster as the figure has it.

use yew::prelude::*;

use super::code_block;
use crate::figure::Figure;
use crate::manifest::{self, ManifestKind};
use crate::text::{self, ManifestText};
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::view_action::ViewAction;

/// The most lines in sight.
const MOST_ROWS: usize = 18;

/// Returns the chosen manifest, with a chip for each kind. Until the reader chooses, it is the
/// one that sets up the autoscaler of the figure.
pub(super) fn view(
    figure: &Figure,
    chosen: Option<ManifestKind>,
    send: &Callback<ViewAction>,
) -> Html {
    let words = &figure.words;
    let of_figure = || ManifestKind::of_autoscaler(figure.settings.autoscaler);
    let chosen = chosen.unwrap_or_else(of_figure);
    let chip = |kind: ManifestKind| {
        let onclick = send
            .reform(move |_: MouseEvent| ViewAction::Exchange(ExchangeAction::ShowManifest(kind)));
        html! {
            <button id={["manifest-", kind.name()].concat()} type="button" class="small chip" part="chip"
                aria-pressed={(kind == chosen).to_string()} {onclick}>
                { text::manifest_name(words, kind).to_owned() }
            </button>
        }
    };
    let manifest::Manifest { text, notes } = manifest::write(chosen, &figure.settings);
    // JSON has no comments.
    let notes = if text.starts_with('{') {
        notes
    } else {
        Vec::new()
    };
    let rows = text.lines().count().min(MOST_ROWS);
    html! {
        <div class="take-away">
            <h4>{ words.get(ManifestText::TakeAway).to_owned() }</h4>
            <p class="help">{ words.get(ManifestText::TakeAwayHelp).to_owned() }</p>
            <div class="kinds">{ for ManifestKind::ALL.into_iter().map(chip) }</div>
            { code_block::view(words, "manifest", text::manifest_name(words, chosen), text, rows, send) }
            if !notes.is_empty() {
                <ul class="notes" lang="en">{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            }
        </div>
    }
}
