//! The figure for assistive technology: a summary and a table.

use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::{DisplayOptions, Figure};
use crate::text;

pub(super) fn view(figure: &Figure, display: &DisplayOptions) -> Html {
    let policies = display.charts.iter().copied();
    // A fleet that is to be guessed is not told either.
    let policies: Vec<Policy> = policies
        .filter(|policy| !figure.is_hidden(*policy))
        .collect();
    let summary = text::summary(&figure.settings, &figure.numbers(), &policies);
    html! {
        <>
            <p class="away" id="summary">{ summary }</p>
            <div class="away">{ table(figure, &policies) }</div>
        </>
    }
}

fn table(figure: &Figure, policies: &[Policy]) -> Html {
    let results = &figure.results;
    let runs: Vec<_> = policies
        .iter()
        .map(|policy| (*policy, figure.run(*policy)))
        .collect();
    let table = text::table(
        &figure.words,
        &results.workload,
        &results.load_in_workers,
        &runs,
    );
    let cell = |(column, cell): (usize, &String)| {
        if column == 0 {
            html! { <th scope="row">{ cell }</th> }
        } else {
            html! { <td>{ cell }</td> }
        }
    };
    html! {
        <table>
            <caption>{ table.caption }</caption>
            <thead><tr>{ for table.header.iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
            <tbody>
                { for table.rows.iter().map(|row| html! {
                    <tr>{ for row.iter().enumerate().map(cell) }</tr>
                }) }
            </tbody>
        </table>
    }
}
