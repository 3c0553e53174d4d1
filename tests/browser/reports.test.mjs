// Compares the numbers of the built module in the browser with those of the native
// build, to the last bit.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { reportOf, set, testPost } from "./post.mjs";

/** The native reports by preset; `tests/snapshots.rs` checks and updates this file. */
const NATIVE = JSON.parse(await readFile(new URL("../snapshots/reports.json", import.meta.url), "utf8"));

testPost("the report of every preset is bit-equal to the native one", {}, async ({ figure }) => {
  for (const [preset, native] of Object.entries(NATIVE)) {
    await set(figure, { preset });
    assert.deepEqual(await reportOf(figure), native, preset);
  }
  assert.equal(Object.keys(NATIVE).length, 7);
});

testPost("a figure that starts with a preset has the same report as one that is changed to it", {
  body: '<reactive-allocation preset="weekend"></reactive-allocation>',
}, async ({ figure }) => {
  assert.deepEqual(await reportOf(figure), NATIVE.weekend);
});
