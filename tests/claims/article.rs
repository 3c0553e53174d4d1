//! Checks the article `www/index.html`.

use crate::claim::{Claim, assert_no_number, check, claims, prose};
use crate::figures::{
    BLOG, DEFAULT_TIMEOUT, EVENT, FIVE, WEEK, changes, fixed, followers, fresh, is_small_worker,
    load, manual, only_values, own, peak, range, reactive, saved, shows, with,
};
use reactive_allocation::allocation::CommandKind::{Kill, Start, Stop};
use reactive_allocation::allocation::Policy;
use reactive_allocation::figure::{ChoiceMap, Figure, MAP_SEEDS, MOST_SEEDS};
use reactive_allocation::settings::FIELDS;
use reactive_allocation::text::{self, MapWords};

/// Seconds that the sudden event takes.
const EVENT_S: f64 = 21_600.0;

const ARTICLE: &str = include_str!("../../www/index.html");

const ARTICLE_CLAIMS: &[Claim] = claims! {
    "one worker is meant to carry 4,000 records a second. It can do 5,000," [] |f| {
        f.settings.planned_rate_per_s() == 4000.0 && f.settings.worker_capacity_per_s() == 5000.0
    };
    "it comes close to five workers. The red line of seven static workers runs flat above it. The \
     area between the two, all of it idle, is larger than the area under the load." [] |f| {
        (4.8..5.0).contains(&peak(f, 0.0, 24.0)) && fixed(f).idle_share > 0.5
    };
    "With 7 workers the day costs 168 worker-hours, one for each worker and each hour. Of these, \
     55 % are idle. The job is never short of workers." [] |f| {
        fixed(f).worker_hours == 7.0 * 24.0 && fixed(f).short_time_share == 0.0
    };
    "5 is the lowest that is never short on this day, and even there more than a third of the \
     money buys nothing." [FIVE] |f| {
        f.report().never_short_workers == 5 && (0.34..0.5).contains(&fixed(f).idle_share)
    };
    "Pull the line down to 4. The job is short for 22 % of the day, and still no record waits."
    [("static-workers", "4")] |f| {
        shows(f, &[("static.short-time-share", "22 %")]) && fixed(f).max_delay == 0.0
    };
    "At 3 it is short from breakfast until almost midnight, and when the day ends it is more than \
     an hour behind. Yet at three in the morning two of the three workers have nothing to do."
    [("static-workers", "3")] |f| {
        let short = |minute: u32| load(f, f64::from(minute) / 60.0) > 3.0;
        let (from, until) = (7 * 60 + 30, 23 * 60 + 45);
        (from..until).all(short)
            && !(0..from - 30).any(short)
            && !short(24 * 60 - 1)
            && fixed(f).end_delay > 3600.0
            && load(f, 3.0) < 1.0
    };
    "Every 15 seconds it compares how busy the workers are with how busy you want them to be. Say \
     four workers use 86 % of the CPU they asked for, and the target is 70 %. Then 4 × 86 ÷ 70 is \
     a little under five, so it wants five." [] |f| {
        let wanted = 4.0 * 86.0 / f64::from(f.settings.target_utilization_pct);
        f.settings.sync_period_s == 15.0 && (4.8..5.0).contains(&wanted)
    };
    "The fixed fleet pays 168 worker-hours for this day." [] only_values;
    "more than half of what they cost is idle. Reactive: the fleet follows the load in steps \
     between one and seven workers, always above it, and costs 45 percent less." [] |f| {
        f.run(Policy::Reactive).workers.values().contains(&1.0)
            && reactive(f).max_workers == 7.0
            && reactive(f).short_time_share == 0.0
            && saved(f, 7) == 45.0
    };
    "Static: 168 worker-hours, 55 % of them idle. Reactive: 92 worker-hours, 18 % of them idle. \
     But seven is generous. Five are never short on this day either, and cost 120: against those, \
     following saves 23 %, not 45 %." [FIVE] |f| {
        fixed(f).worker_hours == 120.0
            && fixed(f).short_time_share == 0.0
            && [saved(f, 5), saved(f, 7)] == [23.0, 45.0]
    };
    "the autoscaler waits five minutes before it removes workers, in case the load returns. And it \
     keeps something in reserve: it aims at 70 %, lets the use stray by a tenth of that, and so \
     adds workers before the planned 80 % is reached." [] |f| {
        f.settings.stabilization_window_s == 300.0
            && f.settings.tolerance_pct == 10.0
            && f.settings.planned_utilization_pct == 80.0
            && f.settings.least_scaling_pct() < f.settings.cpu_use_pct(4000.0)
    };
    "The reactive fleet is never short of workers. Yet it is not always on time: every step \
     causes a pause, and records wait, the longest for 37 s." [] |f| reactive(f).rescales > 0;
    "Set the fixed fleet to 5. Then drag the night load up to 100 % of the peak. The five cost 120 \
     and are short for about 2 % of the day; the follower keeps six and pays 144. \
     Where there is nothing to follow, following costs more than it saves."
    [FIVE, ("night-share", "100")] |f| {
        fixed(f).worker_hours == 120.0
            && saved(f, 5) < 0.0
            && (0.015..0.025).contains(&fixed(f).short_time_share)
            && shows(f, &[("reactive.worker-hours", "144")])
            && followers(f, 12.0) == 6.0
    };
    "looks every half hour, day and night, and needs ten minutes to act." [] |f| {
        f.settings.operator_interval_s == 1800.0 && f.settings.operator_reaction_s == 600.0
    };
    "Manual: six steps by hand, three of them in the middle of the night; it costs far less than \
     static. Reactive: more steps that lie closer to the load, and the lowest cost of the three."
    [] |f| {
        let steps = changes(f, Policy::Manual);
        (steps.len(), steps.iter().filter(|step| step.0 < 5.0).count()) == (6, 3)
            && changes(f, Policy::Reactive).len() > 6
            && reactive(f).idle_share < manual(f).idle_share
            && reactive(f).worker_hours < manual(f).worker_hours
    };
    "By hand, the day costs 97 worker-hours; fixed, 168; following, 92. A patient human does well, \
     though the fleet is short for 7.0 % of the day." [] only_values;
    "The number of stops in this run is 6, and with a look every half hour some come in the dead \
     of night." [] |f| {
        changes(f, Policy::Manual).iter().any(|step| (1.0..5.0).contains(&step.0))
    };
    "the job stands for about half a minute, and at the worst moment about 430,000 records wait."
    [] |f| (25.0..35.0).contains(&(manual(f).down_time_share * 86_400.0 / 6.0));
    "The stops grow fewer, and the red line fits worse: with a look every three hours the job \
     falls more than twenty minutes behind. Keep going, and what you get in the end is a static \
     fleet."
    [("operator-interval", "10800")] |f| {
        let stops = ["1800", "3600", "7200", "10800", "14400", "21600", "43200"]
            .map(|every| manual(&fresh(&[("operator-interval", every)])).rescales);
        manual(f).max_delay > 1200.0 && stops.is_sorted_by(|a, b| a >= b) && stops[6] == 0
    };
    "Every 30 seconds this job takes a checkpoint" [] |f| f.settings.checkpoint_interval_s == 30.0;
    "each is meant to carry 1,283 records a second and can do 4,600." [BLOG] is_small_worker;
    "even a fixed fleet that never restarts is up to 4 s behind." [BLOG] |f| fixed(f).rescales == 0;
    "The timeout starts at 8 seconds." [BLOG] |f| f.settings.heartbeat_timeout_s == 8.0;
    "swells to about four and a half workers and fades to none, twice in five hours. With a \
     heartbeat timeout of eight seconds the reactive fleet follows it in steps between one and \
     five workers." [BLOG] |f| {
        let peaks = [peak(f, 0.0, 2.5), peak(f, 2.5, 6.0)];
        peaks.iter().all(|peak| (4.3..4.7).contains(peak))
            && load(f, 2.6) < 0.1
            && reactive(f).max_workers == 5.0
    };
    "With a timeout of 8 seconds, up to about 160,000 records wait, the fleet grows to 5 workers, \
     and the job stands still for 0.7 % of the time." [BLOG] only_values;
    "If enough have waited it orders more workers, for a load that is going down. Minutes \
     later it removes them, and the next pause begins. Figure 2 has such a moment at half past \
     ten in the evening." [] |f| {
        let falls = load(f, 22.6) < load(f, 22.0) && load(f, 22.0) < 5.0;
        falls && followers(f, 22.55) == 7.0 && followers(f, 22.8) == 5.0
    };
    "They set the timeout to 8 seconds. The simulation is kinder than their cluster was"
    [BLOG, DEFAULT_TIMEOUT] |f| reactive(f).max_lag < 600_000.0;
    "Drag the timeout slowly up from 8. As far as 37 the fleet never has more than five workers; \
     at 50 it leaps from four to eight while the load is falling." [BLOG, DEFAULT_TIMEOUT] |f| {
        let most = |timeout: u32| {
            reactive(&fresh(&[BLOG, ("heartbeat-timeout", &timeout.to_string())])).max_workers
        };
        let steps = changes(f, Policy::Reactive);
        let mut leaps = steps.windows(2).filter(|step| [step[0].1, step[1].1] == [4.0, 8.0]);
        (8..=37).all(|timeout| most(timeout) == 5.0)
            && leaps.next().is_some_and(|step| load(f, step[1].0) < load(f, step[1].0 - 0.1))
    };
    "One that crashes still says nothing, but Flink 1.20 and 2.3 need not sit out a long timeout: \
     two failed heartbeat calls in a row are enough (heartbeat.rpc-failure-threshold). On the other \
     hand, with each further loss they wait longer before they restart, up to a minute, until an \
     hour has passed without one." [] |_| {
        ["1.20", "2.3"].iter().all(|release| {
            let extra_s = extra_waits(release);
            crash_gap("1.13") > 40.0
                && crash_gap(release) < 20.0
                && extra_s[2..9].is_sorted_by(|a, b| a < b)
                && (50.0..60.0).contains(&extra_s[13])
                && [extra_s[0], extra_s[14]].iter().all(|first| *first < 2.0)
        })
    };
    "After two quiet hours everybody comes at once, and within ten minutes the load is four times \
     what it was." [EVENT] |f| (3.5..4.5).contains(&(peak(f, 2.1, 2.2) / load(f, 1.9)));
    "The load is low for two hours, rises within ten minutes to almost five workers, and then \
     fades over the next hours." [EVENT] |f| {
        let peaks = [2.1, 2.2, 3.0, 4.0, 5.0, 6.0].windows(2).map(|of| peak(f, of[0], of[1]));
        (4.7..5.0).contains(&peak(f, 2.1, 2.2)) && peaks.is_sorted_by(|a, b| a > b)
    };
    "through the six hours with 15 worker-hours. It is short for 0.4 % of the time, about 530,000 \
     records wait at the worst moment, and none waits for longer than 37 s. Your numbers are under \
     your chart. Can you beat it?" [EVENT] |f| {
        let stops = [8500.0, 9500.0, 11_300.0].map(|at_s| (Stop, at_s));
        let yours = own(f, &[[(Start, 7200.0); 3], stops].concat());
        yours.worker_hours < reactive(f).worker_hours
            && yours.short_time_share < reactive(f).short_time_share
            && yours.max_delay < reactive(f).max_delay
    };
    "Start workers before you need them, because they take their time to join. And start several \
     together: that makes fewer pauses." [EVENT] |f| {
        let starts = |times_s: [f64; 3]| own(f, &times_s.map(|at_s| (Start, at_s)));
        let (early, late) = (starts([7200.0; 3]), starts([7800.0; 3]));
        early.short_time_share < late.short_time_share
            && early.max_delay < late.max_delay
            && early.rescales < starts([7000.0, 7200.0, 7400.0]).rescales
    };
    "In Flink 1.13 both go in silence. Choose a later release in the settings, and one of them \
     says goodbye." [EVENT] |_| {
        [("1.13", false), ("1.20", true), ("2.3", true)].iter().all(|(release, says_goodbye)| {
            let figure = fresh(&[EVENT, ("flink", release)]);
            let down = |kind| own(&figure, &[(Start, 7000.0), (kind, 7800.0)]).down_time_share;
            down(Stop) <= down(Kill) && (down(Stop) < down(Kill)) == *says_goodbye
        })
    };
    "Thursday: it has no rush hour and no busy evening." [WEEK] |f| {
        [(6.0, 10.0), (17.0, 24.0)].iter().all(|(from, to)| {
            let of_day = |day: f64| peak(f, 24.0 * day + from, 24.0 * day + to);
            [0.0, 1.0, 2.0, 4.0, 5.0, 6.0].iter().all(|day| of_day(3.0) < of_day(*day))
        })
    };
    "the fixed fleet pays 1,176 worker-hours and the one that follows pays 580, with about 90 \
     restarts on the way and 41 s behind at worst. Five fixed workers are never short in it, and \
     pay 840." [WEEK, FIVE] |f| {
        shows(f, &[("reactive.rescales", "about 90"), ("static.worker-hours", "840")])
            && fixed(f).short_time_share == 0.0
    };
    "a dot for each of 20 seeds." [] |_| MOST_SEEDS + 1 == 20;
    "raise the target from 70 %. At 80 % the follower pays 85 worker-hours instead of 92 and is \
     short for 11 % of the day." [("target-utilization", "80")] |f| {
        shows(f, &[("reactive.worker-hours", "85"), ("reactive.short-time-share", "11 %")])
    };
    "At 90 % it pays 71 and is short for two thirds of it; with other seeds it pays up to 81 and \
     is short for as little as a quarter." [("target-utilization", "90")] |f| {
        shows(f, &[("reactive.worker-hours", "71")])
            && (0.64..0.69).contains(&reactive(f).short_time_share)
            && range(f, |report| report.worker_hours)[1] == 81.0
            && range(f, |report| 100.0 * report.short_time_share)[0] == 25.0
    };
    "At 40 % it is never short and pays 158, more than the 120 of five fixed workers."
    [FIVE, ("target-utilization", "40")] |f| {
        shows(f, &[("reactive.worker-hours", "158"), ("static.worker-hours", "120")])
            && reactive(f).short_time_share == 0.0
    };
    "Bend the load with its handles until the fixed fleet is the better deal."
    [WEEK, ("trough", "100"), ("peak-load", "27500")] |f| {
        fixed(f).short_time_share == 0.0 && saved(f, 7) < 0.0
    };
    "keep at least four workers. What does it cost to be ready, and how much sooner are the \
     records through?" [EVENT, ("min-workers", "4")] |f| {
        let usual = fresh(&[EVENT]);
        reactive(f).worker_hours > 1.5 * reactive(&usual).worker_hours
            && reactive(f).max_delay < reactive(&usual).max_delay
    };
    "that no record may wait longer than a minute." [] |f| f.settings.delay_limit_s == 60.0;
    "The cheapest that keeps the minute is a target of 90 % with a window of two minutes: 70 to \
     78 worker-hours, and at most 53 seconds behind with any of the five seeds. The setting of \
     Figure 2, 70 % and five minutes, pays 88 to 92. Four fixed workers pay 96 and are \
     never behind." [] |f| {
        let told = map_answer(f);
        MAP_SEEDS == 5
            && told.starts_with("For this load: Kubernetes HPA · Target CPU utilisation 90 % · \
                                 Stabilization window 120 s: 70 to 78 worker-hours, 53 s behind")
            && told.contains("Target CPU utilisation 70 % · Stabilization window 300 s: 88 to 92 ")
            && told.contains("static, 4 workers: 96 worker-hours, never behind.")
    };
    "It is the hottest target that was tried: its workers have next to nothing to spare, and with \
     a tenth more load it pays 84 and is 58 seconds behind." [] |f| {
        let told = map_answer(f);
        told.contains("Target CPU utilisation 90 % is the last value that was tried.")
            && told.contains("With a tenth more load: 84 worker-hours, 58 s behind at worst.")
    };
    "CPU follows in steps; lag sees a queue that is only the time between two checkpoints, and \
     never sits still; Flink’s own autoscaler jumps once, late, to the right place." [] |_| {
        let run = |kind| fresh(&[EVENT, OUTAGE, ("autoscaler", kind)]).results.reactive.clone();
        let sizes = |kind| {
            let run = run(kind);
            let late = run.workers.spans().filter(|(from_s, _, _)| *from_s > 3.0 * 3600.0);
            late.map(|(_, _, workers)| workers).collect::<Vec<_>>()
        };
        let ups = |sizes: &[f64]| sizes.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let [cpu, lag, flink] = ["hpa", "keda", "flink"].map(sizes);
        ups(&cpu) > 1 && ups(&lag) > 5 * ups(&cpu) && flink.len() == 2 && ups(&[3.0, flink[0]]) == 1
            && run("flink").workers.at(3.0 * 3600.0 + 600.0) == 3.0
    };
    "to Amazon’s autoscaler, to Google’s, to KEDA and to Flink’s own. Which is the most patient, \
     and which the most nervous?" [WEEK] |_| {
        let restarts = |kind| reactive(&fresh(&[WEEK, ("autoscaler", kind)])).rescales;
        let others = ["hpa", "asg", "mig"].map(restarts);
        others.iter().all(|other| restarts("flink") < *other && *other < restarts("keda"))
    };
};

/// Returns what the map says of the settings of a figure, with usual spaces.
fn map_answer(figure: &Figure) -> String {
    let mut map = ChoiceMap::new(&figure.settings);
    while map.work() {}
    let told = MapWords {
        words: &figure.words,
        sweep: map.sweep(),
        measure: map.measure(),
        limit: map.limit(),
    };
    let sentences = told.answer(map.answer().as_ref(), map.reserve(), &figure.settings);
    sentences.join(" ").replace('\u{a0}', " ")
}

/// An hour without records, and an hour with twice as many as usual.
const OUTAGE: (&str, &str) = (
    "drawn-load",
    "50-50-50-50-50-50-50-50-0-0-0-0-100-100-100-100-50-50-50-50-50-50-50-50",
);

/// Returns for how many seconds the job stands when a TaskManager crashes, at Flink's own
/// default of the heartbeat timeout.
fn crash_gap(release: &str) -> f64 {
    let figure = fresh(&[EVENT, DEFAULT_TIMEOUT, ("flink", release)]);
    let start = (Start, 100.0);
    let down_s = |commands: &[_]| own(&figure, commands).down_time_share * EVENT_S;
    down_s(&[start, (Kill, 1000.0)]) - down_s(&[start])
}

/// Returns how many seconds longer a release waits before a restart than with a constant
/// wait of a second: for fourteen crashes, five minutes apart, and one more than an hour
/// later.
fn extra_waits(release: &str) -> Vec<f64> {
    let soon = (0..14).map(|crash| 1000.0 + 300.0 * f64::from(crash));
    let crashes = soon.chain([10_000.0]).map(|at_s| (Kill, at_s));
    let commands: Vec<_> = [(Start, 100.0); 15].into_iter().chain(crashes).collect();
    let down_s = |strategy, crashes: usize| {
        let figure = fresh(&[EVENT, ("flink", release), ("restart-strategy", strategy)]);
        own(&figure, &commands[..15 + crashes]).down_time_share * EVENT_S
    };
    let extra_s = |crashes| down_s("release", crashes) - down_s("fixed-delay", crashes);
    (1..=15)
        .map(|crashes| extra_s(crashes) - extra_s(crashes - 1))
        .collect()
}

#[test]
fn what_the_article_says_is_true() {
    let body = ARTICLE.split("<body>").nth(1).unwrap();
    assert_no_number(&check(ARTICLE_CLAIMS, &prose(body)));
    assert!(ARTICLE.contains("Eight figures to drag") && ARTICLE.matches("<figure>").count() == 8);
}

/// Each value shows the text in the page first, then that of the fresh figure, then that
/// after the runs with other seeds. The three texts are the same.
#[test]
fn values_in_the_article_are_those_of_its_figures() {
    let attribute = |tag: &str, name: &str| {
        let (_, after) = tag.split_once(&format!(" {name}=\""))?;
        Some(after.split('"').next().unwrap().to_owned())
    };
    let mut values = 0;
    for part in ARTICLE.split("<reactive-value").skip(1) {
        let (tag, after) = part.split_once('>').unwrap();
        let [id, of] = ["for", "of"].map(|name| attribute(tag, name).unwrap());
        let start = format!("<reactive-allocation id=\"{id}\"");
        let (_, figure) = ARTICLE.split_once(&start).unwrap();
        let figure = figure.split('>').next().unwrap();
        let settings: Vec<(String, String)> = FIELDS
            .iter()
            .filter_map(|field| Some((field.attribute(), attribute(figure, &field.attribute())?)))
            .collect();
        let settings: Vec<(&str, &str)> = settings
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        for figure in [fresh(&settings), with(&settings)] {
            let text = text::value_text(&figure.settings, &figure.numbers(), &of).unwrap();
            assert_eq!(after.split('<').next().unwrap(), text, "{id} {of}");
        }
        values += 1;
    }
    assert!(values > 20);
}
