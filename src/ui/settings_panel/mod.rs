//! The settings, in groups: those that act now in sight, the others folded by what they
//! wait for, and a filter over all of them.

mod field;
mod finder;
mod row;
mod state;

pub(crate) use state::PanelAction;
pub(super) use state::PanelState;

use yew::prelude::*;

use super::drafts::Drafts;
use super::view_action::ViewAction;
use crate::figure::Figure;
use crate::settings::{Acts, Condition, FIELDS, Field, Group, Warning};
use crate::text::{self, Key, SettingQuery};
use row::Row;

pub(super) fn view(
    figure: &Figure,
    state: &PanelState,
    drafts: &Drafts,
    send: &Callback<ViewAction>,
) -> Html {
    let panel = Panel {
        figure,
        state,
        query: state.query(),
        drafts,
        warnings: figure.settings.warnings(),
        send,
    };
    let changed = FIELDS
        .iter()
        .filter(|field| figure.is_changed(field))
        .count();
    let found = panel
        .is_filtered()
        .then(|| FIELDS.iter().filter(|field| panel.finds(field)).count());
    html! {
        <div class="settings" part="settings">
            { finder::view(figure, state, found, changed, send) }
            <div class="groups">{ for Group::ALL.iter().map(|group| panel.group(*group)) }</div>
            <p class="hint-line" aria-hidden="true">{ figure.words.get(Key::SettingHelp) }</p>
        </div>
    }
}

struct Panel<'a> {
    figure: &'a Figure,
    state: &'a PanelState,
    query: SettingQuery,
    drafts: &'a Drafts,
    warnings: Vec<Warning>,
    send: &'a Callback<ViewAction>,
}

impl Panel<'_> {
    fn is_filtered(&self) -> bool {
        self.state.changed_only || !self.query.is_empty()
    }

    /// Returns whether the filter lets a setting through.
    fn finds(&self, field: &Field) -> bool {
        (!self.state.changed_only || self.figure.is_changed(field))
            && self.query.matches(&self.figure.words, field)
    }

    fn group(&self, group: Group) -> Html {
        let fields = FIELDS.iter().filter(|field| field.group == group);
        let rows: Vec<Html> = if self.is_filtered() {
            let found = fields.filter(|field| self.finds(field));
            found.map(|field| self.row(field)).collect()
        } else {
            self.folded(group, fields)
        };
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <fieldset key={group as usize}>
                <legend translate="yes">{ text::group_name(&self.figure.words, group) }</legend>
                { for rows }
            </fieldset>
        }
    }

    /// Returns the settings of a group that act, then a button for each condition that
    /// others wait for.
    fn folded(&self, group: Group, fields: impl Iterator<Item = &'static Field>) -> Vec<Html> {
        let mut rows = Vec::new();
        let mut folds: Vec<(Condition, Vec<&'static Field>)> = Vec::new();
        for field in fields {
            match self.figure.acts(field.id) {
                Acts::Now => rows.push(self.row(field)),
                Acts::Only(condition) => {
                    match folds.iter_mut().find(|(other, _)| *other == condition) {
                        Some((_, waiting)) => waiting.push(field),
                        None => folds.push((condition, vec![field])),
                    }
                }
            }
        }
        for (condition, waiting) in folds {
            let unfolded = self.state.is_unfolded(group, condition);
            rows.push(self.fold(group, condition, waiting.len(), unfolded));
            // What is typed and not applied is not hidden.
            let shown = waiting
                .into_iter()
                .filter(|field| unfolded || self.drafts.get(field.id).is_some());
            rows.extend(shown.map(|field| self.row(field)));
        }
        rows
    }

    fn fold(&self, group: Group, condition: Condition, number: usize, unfolded: bool) -> Html {
        let onclick = self.send.reform(move |_: MouseEvent| {
            ViewAction::Panel(PanelAction::ToggleFold(group, condition))
        });
        html! {
            <button key={condition as usize} type="button" class="opener fold" aria-expanded={unfolded.to_string()} {onclick}>
                { text::more_settings(&self.figure.words, number, condition) }
            </button>
        }
    }

    fn row(&self, field: &'static Field) -> Html {
        let mut warnings = self.warnings.iter().copied();
        Row {
            figure: self.figure,
            field,
            draft: self.drafts.get(field.id),
            warning: warnings.find(|warning| warning.setting() == field.id),
            send: self.send,
        }
        .view()
    }
}
