// Checks the comparison of what a figure shows with its report.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lies, readNumber } from "./shown.mjs";

const REPORT = {
  static: { workerHours: 168, idleShare: 0.551, shortTimeShare: 0, caughtUp: true },
  reactive: { workerHours: 2034.4, idleShare: 0.0004, shortTimeShare: 0.0703, caughtUp: false },
};
const seen = (numbers, more = {}) => ({
  language: "en",
  panels: [{ policy: "static", numbers: ["168", "55 %", "0 %"], isLost: false }, { policy: "reactive", numbers, isLost: true }],
  sentence: "Reactive runs the same day on 2,034 worker-hours instead of 168.",
  all: "",
  ...more,
});

test("rounded numbers are no lies", () => {
  assert.deepEqual(lies(seen(["2,034", "<0.1 %", "7.0 %"]), REPORT), []);
  assert.deepEqual(lies(seen(["≈2,000", "<0.1 %", "7.0 %"], { sentence: "about 2,000 worker-hours" }), REPORT), []);
});

test("each wrong number is found", () => {
  for (const numbers of [["2,035", "<0.1 %", "7.0 %"], ["2,034", "0 %", "7.1 %"], ["2,034", "0.1 %", "7 %"], ["≈2,100", "<0.1 %", "7.0 %"], ["", "", ""]]) {
    assert.notDeepEqual(lies(seen(numbers), REPORT), [], numbers.join(" "));
  }
  const right = ["2,034", "<0.1 %", "7.0 %"];
  assert.equal(lies(seen(right, { sentence: "on 95 worker-hours" }), REPORT).length, 1);
  assert.equal(lies(seen(right, { all: "idle NaN %" }), REPORT).length, 1);
  assert.equal(lies(seen(right), { ...REPORT, static: { ...REPORT.static, caughtUp: false } }).length, 1);
});

test("numbers are read in the format of their language", () => {
  assert.deepEqual(readNumber("≈2.034,5 %", "de"), { sign: "≈", value: 2034.5, decimals: 1, isPercentage: true });
  assert.deepEqual(readNumber("1,234", "zh"), { sign: "", value: 1234, decimals: 0, isPercentage: false });
  assert.equal(readNumber("about 12", "en"), null);
});
