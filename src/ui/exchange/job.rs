//! The questions about the reader's job: what is typed, and what follows.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::job::{self, AnswerError, Answers, Job, Quantity, Question};
use crate::settings::{Patch, Settings};
use crate::text::{self, AnswerProblem, Words};
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::view_action::ViewAction;

/// The typed answers, and what the settings were before the first of them.
#[derive(Default)]
pub(super) struct JobState {
    typed: [String; Question::ALL.len()],
    before: Option<Settings>,
    /// The patch that the last answers led to.
    patch: Patch,
    job: Option<Job>,
    refused: Option<AnswerError>,
}

impl JobState {
    /// The reader has typed an answer. The settings follow once all answers are right; what
    /// no answer is about any more goes back to what it was.
    pub(super) fn answer(&mut self, store: &FigureStore, question: Question, text: String) {
        if let Some(typed) = self.typed.get_mut(question as usize) {
            *typed = text;
        }
        let figure = store.figure();
        let Some(answers) = self.answers(&figure.words) else {
            return;
        };
        let load_is_other = |before: &Settings| {
            before.own_load != figure.settings.own_load || before.preset != figure.settings.preset
        };
        if self.before.as_ref().is_none_or(load_is_other) {
            self.before = Some(figure.settings.clone());
            self.patch = Patch::new();
        }
        let Some(before) = &self.before else { return };
        match job::derive(&answers, before) {
            Ok(job) => {
                let mut patch: Patch = self
                    .patch
                    .iter()
                    .map(|(id, _)| (*id, id.field().value(before)))
                    .collect();
                patch.extend(job.patch.iter().cloned());
                self.patch.clone_from(&job.patch);
                self.refused = None;
                self.job = (answers != Answers::default()).then_some(job);
                drop(figure);
                store.dispatch(Origin::User, Action::Edit { patch, held: false });
            }
            Err(error) => self.refused = Some(error),
        }
    }

    /// Returns all answers; `None` if one is no answer.
    fn answers(&self, words: &Words) -> Option<Answers> {
        let mut answers = Answers::default();
        for (question, text) in Question::ALL.into_iter().zip(&self.typed) {
            answers.set(question, text::parse_answer(words, question, text).ok()?);
        }
        Some(answers)
    }

    /// Returns the form.
    pub(super) fn view(&self, figure: &Figure, send: &Callback<ViewAction>) -> Html {
        let words = &figure.words;
        let usual = job::answers_of(&figure.settings);
        let fields = Question::ALL.into_iter().zip(&self.typed);
        html! {
            <div class="job">
                <h4>{ text::job_title(words).to_owned() }</h4>
                <p class="help">{ text::job_help(words).to_owned() }</p>
                <div class="questions">
                    { for fields.map(|(question, typed)| field(words, question, typed, usual.get(question), send)) }
                </div>
                if let Some(error) = &self.refused {
                    <p class="message" role="alert" part="message">{ text::answer_refusal(words, error) }</p>
                }
                if let Some(job) = &self.job {
                    <ul class="notes" role="status">
                        { for Quantity::FOLLOWING.map(|quantity| html! { <li>{ text::job_quantity(words, job, quantity) }</li> }) }
                        <li>{ text::job_provenance(words, job) }</li>
                    </ul>
                }
                { unchecked(figure) }
            </div>
        }
    }
}

/// Returns what of the settings lies outside what was checked.
fn unchecked(figure: &Figure) -> Html {
    let all = crate::settings::unchecked(&figure.settings);
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="notes unchecked">
            { for all.iter().map(|one| html! {
                <li>{ text::setting_name(&figure.words, one.setting.field()).to_owned() }{ ": " }{ text::unchecked(&figure.words, one) }</li>
            }) }
        </ul>
    }
}

fn field(
    words: &Words,
    question: Question,
    typed: &str,
    usual: Option<f64>,
    send: &Callback<ViewAction>,
) -> Html {
    let problem = text::parse_answer(words, question, typed).err();
    let id = ["job-", &text::plain_number(f64::from(question as u8))].concat();
    let hint_id = [&id, "-hint"].concat();
    let placeholder = usual.map_or_else(String::new, |value| {
        text::answer_text(words, question, value)
    });
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        answer(question, input.value())
    });
    let told = problem.map(|problem| problem_view(words, question, typed, problem, send));
    html! {
        <div class="question">
            <label for={id.clone()}>{ text::question_name(words, question).to_owned() }</label>
            <span class="value">
                <input {id} class="typed" type="text" autocomplete="off" value={typed.to_owned()} {placeholder}
                    aria-describedby={hint_id.clone()} aria-invalid={problem.map(|_| "true")} {onchange} />
                <span class="unit">{ text::question_unit(words, question) }</span>
            </span>
            <small id={hint_id}>
                if let Some(told) = told { { told } } else { { text::question_hint(words, question).to_owned() } }
            </small>
        </div>
    }
}

/// Says why a text is no answer, and lets the reader choose one of two meanings.
fn problem_view(
    words: &Words,
    question: Question,
    typed: &str,
    problem: AnswerProblem,
    send: &Callback<ViewAction>,
) -> Html {
    let message = text::answer_problem(words, question, typed, problem);
    let meaning = |value: f64| {
        let text = text::answer_text(words, question, value);
        let meant: Rc<str> = text.as_str().into();
        let onclick = send.reform(move |_: MouseEvent| answer(question, meant.to_string()));
        html! { <button type="button" class="quiet" {onclick}>{ text }</button> }
    };
    html! {
        <span class="problem" role="alert">
            { message }
            if let AnswerProblem::Ambiguous(low, high) = problem {
                { " " }{ meaning(low) }{ " " }{ meaning(high) }
            }
        </span>
    }
}

fn answer(question: Question, text: String) -> ViewAction {
    ViewAction::Exchange(ExchangeAction::Answer(question, text))
}
