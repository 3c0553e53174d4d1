//! What was measured beside a load: the CPU of the job that follows, and how the measured
//! fleet compares with those of the figure.

use std::rc::Rc;

use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::{Action, Figure, MeasuredFleet};
use crate::fit;
use crate::own_load::{OwnLoad, Reading};
use crate::settings::{SettingId, Value};
use crate::text::{self, LoadText, Words};
use crate::timeline::Steps;
use crate::ui::view_action::ViewAction;

/// Returns the fleet that ran with a load, if the file counts its TaskManagers. Where it does
/// not, the number before goes on.
pub(super) fn fleet(words: &Words, reading: &Reading, load: &Rc<OwnLoad>) -> Option<MeasuredFleet> {
    let counts = reading.measured.as_ref()?.task_managers.as_deref()?;
    let first = counts.iter().flatten().next()?;
    let mut workers = Steps::new(*first, load.span_s());
    for (index, count) in counts.iter().enumerate() {
        if let Some(count) = count {
            workers.push(index as f64 * load.step_s, *count);
        }
    }
    Some(MeasuredFleet {
        load: load.clone(),
        workers,
        name: words.get(LoadText::MeasuredFleet).to_owned(),
    })
}

/// Returns the fit and the comparison; nothing if the file tells the load only.
pub(super) fn view(figure: &Figure, reading: &Reading, send: &Callback<ViewAction>) -> Html {
    let Some(measured) = &reading.measured else {
        return Html::default();
    };
    let words = &figure.words;
    let item = |sentence: String| html! { <li>{ sentence }</li> };
    let compared = |policy: Policy| {
        fit::compare_fleets(&reading.load, measured, &figure.run(policy).workers)
            .map(|found| text::fleet_comparison(words, policy, &found))
    };
    let fleets = figure
        .shown
        .iter()
        .filter_map(|policy| compared(*policy))
        .flatten();
    let (sentences, take) = match fit::fit_cpu(&reading.load, measured, &figure.settings) {
        Ok(fit) => {
            let is_taken = fit
                .settings()
                .iter()
                .all(|(id, value)| (id.field().get)(&figure.settings) == *value);
            let patch = fit.patch();
            let take = send.reform(move |_: MouseEvent| {
                // The capacity follows from the CPU.
                let default = (SettingId::Capacity, Value::Text("default".to_owned()));
                let patch = patch.iter().cloned().chain([default]).collect();
                ViewAction::Dispatch(Action::Edit { patch, held: false })
            });
            // It would lose the focus if it were disabled.
            let onclick = (!is_taken).then_some(take);
            let button = html! {
                <button id="take-fit" type="button" class="chip" part="button" aria-disabled={is_taken.to_string()} {onclick}>
                    { words.get(LoadText::TakeFit).to_owned() }
                </button>
            };
            (text::cpu_fit(words, &fit), button)
        }
        Err(reason) => (vec![text::no_fit(words, &reason)], Html::default()),
    };
    html! {
        <>
            <ul class="notes">{ for sentences.into_iter().chain(fleets).map(item) }</ul>
            { take }
        </>
    }
}
