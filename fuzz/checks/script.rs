//! The reader's own cluster under a drawn load.

use super::{input, laws};
use arbitrary::{Result, Unstructured};
use reactive_allocation::allocation::{Command, CommandKind, Script, script as run_script};
use reactive_allocation::workload::Workload;

const KINDS: [CommandKind; 5] = [
    CommandKind::Start,
    CommandKind::Stop,
    CommandKind::Kill,
    CommandKind::Register,
    CommandKind::Lose,
];

/// Checks the laws of the model for any commands.
pub fn script(data: &[u8]) {
    let _ = check(&mut Unstructured::new(data));
}

fn check(bytes: &mut Unstructured) -> Result<()> {
    let settings = input::settings(bytes)?;
    let workload = Workload::new(&settings);
    let commands = input::list(bytes, |bytes| {
        Ok(Command {
            at_s: f64::from(bytes.arbitrary::<u16>()?) * 1.5,
            kind: *bytes.choose(&KINDS)?,
            count: bytes.int_in_range(1..=9)?,
        })
    })?;
    let plan = Script {
        task_managers: bytes.int_in_range(0..=9)?,
        heartbeats_from_s: settings.heartbeat_interval_s * 0.4,
        commands,
    };
    let run = run_script(&settings, workload.arrivals(), &plan);
    laws::check_run(&settings, &run);
    laws::check_losses(&run);
    Ok(())
}
