// The numbers of the native program for the same settings.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SIMULATE = process.env.SIMULATE ?? fileURLToPath(new URL("../../target/debug/examples/simulate", import.meta.url));

/** Returns the report of the example `simulate` for the settings of a figure. */
export function nativeReport(settings) {
  if (!existsSync(SIMULATE)) throw new Error(`no ${SIMULATE}: \`cargo build --example simulate\` builds it, or set SIMULATE`);
  const { status, stdout, stderr } = spawnSync(SIMULATE, ["-"], { input: JSON.stringify(settings), encoding: "utf8" });
  if (status !== 0) throw new Error(`simulate ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Returns a report without the own cluster, whose commands are no settings. */
export function withoutOwn({ own, ...report }) {
  return report;
}
