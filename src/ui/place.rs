//! The places of the figure that the workbench fills.

use yew::prelude::*;

use super::numbers;
use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure, FigureStore, Level};
use crate::text;

/// A place in the markup that the workbench fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind the presets.
    AfterPresets,
    /// Over the chart with this index: all handles but the static one.
    OverChart(usize),
    /// In the title of a policy's chart: the policy in a few words.
    Note(Policy),
    /// In the sentence: how to guess a fleet, and what becomes of the guess.
    Guess,
    /// Below the sliders: why the last change was refused.
    Messages,
    /// Below the messages: playback, toolbar, sections and notes.
    BelowSliders,
}

impl Place {
    /// Returns what stands at the place before the workbench is loaded: of the same
    /// height, so that nothing moves when it is.
    pub(super) fn before(
        self,
        store: &FigureStore,
        figure: &Figure,
        display: &DisplayOptions,
    ) -> Html {
        let touchable = display.level > Level::Basic;
        let open = &display.open;
        match self {
            Self::AfterPresets | Self::OverChart(_) | Self::Guess => Html::default(),
            Self::Note(policy) => html! { { numbers::note(figure, policy) } },
            // In English: the texts of refusals in other languages come with the workbench.
            Self::Messages => html! {
                <div class="messages" role="alert">
                    { for store.errors().iter().map(|error| html! {
                        <p class="message" part="message">{ text::error_message(error) }</p>
                    }) }
                </div>
            },
            Self::BelowSliders => html! {
                <>
                    if touchable {
                        <div class="time"></div>
                        <p class="why"></p>
                        <div class="foot"></div>
                        if open.map {
                            <div class="covered"></div>
                        }
                        if open.settings {
                            <div class="settings"></div>
                        }
                        if display.shows(Policy::Script) {
                            <div class="hand"></div>
                        }
                        if open.hood {
                            <div class="hood"></div>
                        }
                    }
                    <p class="how" data-preset={figure.settings.preset.name()} part="note">
                        { text::how_to_read(&figure.words, &figure.settings) }
                    </p>
                    if touchable {
                        <div class="truth"></div>
                    }
                </>
            },
        }
    }
}
