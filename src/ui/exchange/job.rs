//! The questions about the reader's job: what is typed, and what follows.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::figure::{Action, Figure, FigureStore, Origin};
use crate::job::{self, AnswerError, Answers, Job, Quantity, Question};
use crate::numbers::significant;
use crate::settings::{self, Patch, SettingId, Settings, Unchecked, Value};
use crate::text::{self, AnswerProblem, Words};
use crate::ui::exchange_action::{ExchangeAction, question_id};
use crate::ui::view_action::ViewAction;

/// The digits of an answer that the settings give: it is shown where none is typed.
const PLACEHOLDER_DIGITS: i32 = 4;

/// The typed answers, and what the settings were before the first of them.
#[derive(Default)]
pub(super) struct JobState {
    typed: [String; Question::ALL.len()],
    /// The answer that is being typed: the figure may be rendered meanwhile.
    draft: Option<(Question, String)>,
    before: Option<Settings>,
    /// The patch that the last answers led to.
    patch: Patch,
    job: Option<Job>,
    refused: Option<AnswerError>,
}

impl JobState {
    /// The reader is typing an answer.
    pub(super) fn draft(&mut self, question: Question, text: String) {
        self.draft = Some((question, text));
    }

    /// The reader has typed an answer. The settings follow once all answers are right; what
    /// no answer is about any more goes back to what it was.
    pub(super) fn answer(&mut self, store: &FigureStore, question: Question, text: String) {
        self.draft = None;
        let figure = store.figure();
        self.follow(&figure.settings);
        if let Some(typed) = self.typed.get_mut(question as usize) {
            *typed = text;
        }
        self.refused = None;
        let Some(answers) = self.answers(&figure.words) else {
            return;
        };
        let before = self.before.get_or_insert_with(|| figure.settings.clone());
        match job::derive(&answers, before) {
            Ok(job) => {
                let mut patch: Patch = self
                    .patch
                    .iter()
                    .map(|(id, _)| (*id, id.field().value(before)))
                    .collect();
                patch.extend(job.patch.iter().cloned());
                self.patch.clone_from(&job.patch);
                self.job = (answers != Answers::default()).then_some(job);
                drop(figure);
                store.dispatch(Origin::User, Action::Edit { patch, held: false });
            }
            Err(error) => self.refused = Some(error),
        }
    }

    /// Follows what has changed the settings since the last answer: an undo, a slider, a load.
    /// Answers whose settings were changed are forgotten.
    fn follow(&mut self, settings: &Settings) {
        let is_kept = |(id, value): &&(SettingId, Value)| id.field().value(settings) == *value;
        let kept: Patch = self.patch.iter().filter(is_kept).cloned().collect();
        for (question, typed) in Question::ALL.into_iter().zip(&mut self.typed) {
            if !is_held(&self.patch, question, settings) {
                typed.clear();
            }
        }
        if kept.len() < self.patch.len() {
            self.job = None;
        }
        self.before = self.before.take().and_then(|before| {
            let back: Patch = kept
                .iter()
                .map(|(id, _)| (*id, id.field().value(&before)))
                .collect();
            settings.with(&back).ok()
        });
        self.patch = kept;
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
        let is_here =
            |(id, value): &(SettingId, Value)| id.field().value(&figure.settings) == *value;
        let job = self.job.as_ref().filter(|_| self.patch.iter().all(is_here));
        let unchecked = settings::unchecked(&figure.settings);
        let fields = Question::ALL
            .into_iter()
            .zip(&self.typed)
            .map(|(question, typed)| {
                let is_held = is_held(&self.patch, question, &figure.settings);
                let refused = self.refused.as_ref();
                Asked {
                    question,
                    typed: if is_held { typed } else { "" },
                    draft: self
                        .draft
                        .as_ref()
                        .filter(|(of, _)| *of == question)
                        .map(|(_, text)| text.as_str()),
                    usual: usual.get(question),
                    refused: refused.filter(|refused| refused.question() == Some(question)),
                    unchecked: unchecked
                        .iter()
                        .find(|one| Some(one.setting) == question.setting()),
                }
            });
        html! {
            <div class="job">
                <h4>{ text::job_title(words).to_owned() }</h4>
                <p class="help">{ text::job_help(words).to_owned() }</p>
                <div class="questions">
                    { for fields.map(|asked| field(words, &asked, send)) }
                </div>
                if let Some(error) = self.refused.as_ref().filter(|refused| refused.question().is_none()) {
                    <p class="message" role="alert" part="message">{ text::answer_refusal(words, error) }</p>
                }
                if let Some(job) = job {
                    <div role="status">
                        <ul class="notes">
                            { for Quantity::FOLLOWING.map(|quantity| html! { <li>{ text::job_quantity(words, job, quantity) }</li> }) }
                            <li>{ text::job_provenance(words, job) }</li>
                        </ul>
                    </div>
                }
                { others(words, &unchecked) }
            </div>
        }
    }
}

/// Returns whether the settings have what an answer led to, or it led to nothing.
fn is_held(patch: &Patch, question: Question, settings: &Settings) -> bool {
    // From the CPU use at the peak, the CPU per record follows.
    let id = question.setting().unwrap_or(SettingId::CpuPerRecord);
    let mut given = patch.iter().filter(|(given, _)| *given == id);
    given.all(|(id, value)| id.field().value(settings) == *value)
}

/// Returns which further settings are assumed or lie outside what was checked.
fn others(words: &Words, unchecked: &[Unchecked]) -> Html {
    let is_asked = |one: &&Unchecked| {
        let mut questions = Question::ALL.into_iter();
        questions.any(|question| question.setting() == Some(one.setting))
    };
    let others: Vec<&Unchecked> = unchecked.iter().filter(|one| !is_asked(one)).collect();
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <details class="unchecked">
            <summary>{ text::unchecked_others(words, others.len()) }</summary>
            <ul>
                { for others.iter().map(|one| html! {
                    <li>{ text::setting_name(words, one.setting.field()).to_owned() }{ ": " }{ text::unchecked(words, one) }</li>
                }) }
            </ul>
        </details>
    }
}

/// A question with what is known of its answer.
struct Asked<'a> {
    question: Question,
    typed: &'a str,
    draft: Option<&'a str>,
    /// The answer that the settings give.
    usual: Option<f64>,
    refused: Option<&'a AnswerError>,
    unchecked: Option<&'a Unchecked>,
}

fn field(words: &Words, asked: &Asked, send: &Callback<ViewAction>) -> Html {
    let Asked {
        question, typed, ..
    } = *asked;
    let problem = text::parse_answer(words, question, typed).err();
    let id = question_id(question);
    let hint_id = [&id, "-hint"].concat();
    let placeholder = asked.usual.map_or_else(String::new, |value| {
        text::answer_text(words, question, significant(value, PLACEHOLDER_DIGITS))
    });
    let onchange = send.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        answer(question, input.value())
    });
    let oninput = send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ViewAction::Exchange(ExchangeAction::DraftAnswer(question, input.value()))
    });
    let shown = asked.draft.unwrap_or(typed).to_owned();
    let told = match (problem, asked.refused) {
        (Some(problem), _) => Some(problem_view(words, question, typed, problem, send)),
        (None, Some(error)) => Some(html! {
            <span class="problem" role="alert">{ text::answer_refusal(words, error) }</span>
        }),
        (None, None) => None,
    };
    let is_invalid = told.is_some();
    html! {
        <div class="question">
            <label for={id.clone()}>{ text::question_name(words, question).to_owned() }</label>
            <span class="value">
                <input {id} class="typed" type="text" autocomplete="off" value={shown} {placeholder}
                    aria-describedby={hint_id.clone()} aria-invalid={is_invalid.then_some("true")} {onchange} {oninput} />
                <span class="unit">{ text::question_unit(words, question) }</span>
            </span>
            <small id={hint_id}>
                if let Some(told) = told {
                    { told }
                } else {
                    { text::question_hint(words, question).to_owned() }
                    if let Some(unchecked) = asked.unchecked {
                        { " " }<em>{ text::unchecked(words, unchecked) }</em>
                    }
                }
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
        let onclick = send.reform(move |_: MouseEvent| {
            ViewAction::Exchange(ExchangeAction::Meant(question, meant.to_string()))
        });
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
