// Checks that wrong input is reported, shown and ignored, and that the settings stay
// unchanged.

import assert from "node:assert/strict";
import {
  heard, LOST_NUMBER, nextFrames, pictures, reportOf, set, settingsOf, slider, dragTo, testPost, textOf,
} from "./post.mjs";

/** Checks the one error about a value: its field, its value, the allowed values. */
async function refused(page, figure, problems, { field, value, allowed }) {
  await nextFrames(page);
  const errors = (await heard(page)).filter(({ type }) => type === "error");
  assert.equal(errors.length, 1, `${field}: ${JSON.stringify(errors)}`);
  const [{ detail, bubbles, composed }] = errors;
  assert.ok(bubbles && composed);
  assert.deepEqual(Object.keys(detail).sort(), ["field", "message", "value"]);
  assert.equal(detail.field, field);
  assert.equal(detail.value, value);
  assert.ok(detail.message.includes(field) && detail.message.includes(value), detail.message);
  for (const word of allowed) assert.ok(detail.message.includes(word), `“${word}” in “${detail.message}”`);
  assert.equal(await figure.locator(".message").count(), 0, "the author's concern, not the reader's");
  const said = problems.splice(0);
  assert.equal(said.length, 1, said.join("\n"));
  assert.ok(said[0].startsWith("error: ") && said[0].includes(detail.message), "logged to the console");
}

const PRESETS = ["day-night", "weekend", "holiday", "sudden-event", "growth", "blog-experiment", "taxi-week"];
const WORKERS = ["1", "500"];

const TEXTS = [
  ["preset", "preset", "lunch", PRESETS],
  ["preset", "preset", "", PRESETS],
  ["preset", "preset", "DAY-NIGHT", PRESETS],
  ["autoscaler", "autoscaler", "magic", ["hpa"]],
  ["static-workers", "staticWorkers", "abc", WORKERS],
  ["static-workers", "staticWorkers", "", WORKERS],
  ["static-workers", "staticWorkers", "NaN", WORKERS],
  ["static-workers", "staticWorkers", "Infinity", WORKERS],
  ["static-workers", "staticWorkers", "-Infinity", WORKERS],
  ["static-workers", "staticWorkers", "1e999", WORKERS],
  ["static-workers", "staticWorkers", "-3", WORKERS],
  ["static-workers", "staticWorkers", "0", WORKERS],
  ["static-workers", "staticWorkers", "501", WORKERS],
  ["static-workers", "staticWorkers", "2.5", ["whole", ...WORKERS]],
  ["static-workers", "staticWorkers", "7 workers", WORKERS],
  ["static-workers", "staticWorkers", "0x7", WORKERS],
  ["static-workers", "staticWorkers", "７", WORKERS],
  ["peak-load", "peakLoad", "-1", ["0", "10000000", "records/s"]],
  ["peak-load", "peakLoad", "1e8", ["0", "10000000"]],
  ["night-share", "nightShare", "101", ["0", "100", "%"]],
  ["peak-laod", "peak-laod", "1", ["not exist"]],
  ["staticworkers", "staticworkers", "5", ["not exist"]],
];

testPost("wrong attributes are rejected one by one and change nothing", {}, async ({ page, figure, problems }) => {
  await set(figure, { staticWorkers: 5 });
  const state = async () => [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
  const good = await state();
  for (const [attribute, field, value, allowed] of TEXTS) {
    await figure.evaluate((element, [name, value]) => element.setAttribute(name, value), [attribute, value]);
    await refused(page, figure, problems, { field, value, allowed });
    assert.deepEqual(await state(), good, `${attribute}="${value}"`);
    await figure.evaluate((element, name) => element.removeAttribute(name), attribute);
    await nextFrames(page);
    await set(figure, { preset: "day-night", staticWorkers: 5 });
    assert.deepEqual(await heard(page), []);
  }
});

for (const [attribute, field, value, allowed] of TEXTS) {
  testPost(`a figure that starts with ${attribute}="${value}" runs and reports the error`, {
    body: `<reactive-allocation static-workers="5" ${attribute === "static-workers" ? "" : 'peak-load="5000"'}></reactive-allocation>`
      .replace(attribute === "static-workers" ? 'static-workers="5"' : attribute === "peak-load" ? 'peak-load="5000"' : "<>", "")
      .replace("<reactive-allocation", `<reactive-allocation ${attribute}="${value}"`),
  }, async ({ page, figure, problems }) => {
    await refused(page, figure, problems, { field, value, allowed });
    const { preset, staticWorkers, peakLoad } = await settingsOf(figure);
    assert.deepEqual(
      [preset, staticWorkers, peakLoad],
      ["day-night", field === "staticWorkers" ? 7 : 5, ["staticWorkers", "peakLoad"].includes(field) ? 19_000 : 5000],
      "the other attributes apply",
    );
    assert.doesNotMatch(await textOf(figure), /undefined/);
  });
}

testPost("wrong property values are rejected as a whole and change nothing", {}, async ({ page, figure, problems }) => {
  await set(figure, { staticWorkers: 5 });
  const state = async () => [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
  const good = await state();
  // Code instead of JSON, which cannot express all of these values.
  const wrong = [
    ["{ staticWorkers: NaN }", "staticWorkers", "NaN", WORKERS],
    ["{ staticWorkers: Infinity }", "staticWorkers", "Infinity", WORKERS],
    ["{ staticWorkers: -Infinity }", "staticWorkers", "-Infinity", WORKERS],
    ["{ staticWorkers: 1e999 }", "staticWorkers", "Infinity", WORKERS],
    ["{ staticWorkers: -1 }", "staticWorkers", "-1", WORKERS],
    ["{ staticWorkers: 2.5 }", "staticWorkers", "2.5", WORKERS],
    ["{ staticWorkers: '' }", "staticWorkers", "", WORKERS],
    ["{ staticWorkers: 'abc' }", "staticWorkers", "abc", WORKERS],
    ["{ staticWorkers: null }", "staticWorkers", "", ["number"]],
    ["{ staticWorkers: true }", "staticWorkers", "", ["number"]],
    ["{ staticWorkers: [3] }", "staticWorkers", "", ["number"]],
    ["{ staticWorkers: {} }", "staticWorkers", "", ["number"]],
    ["{ staticWorkers: 3n }", "staticWorkers", "", ["number"]],
    ["{ staticWorkers: Symbol('x') }", "staticWorkers", "", ["number"]],
    ["{ peakLoad: 1e300 }", "peakLoad", null, ["10000000"]],
    ["{ preset: 0 }", "preset", "0", PRESETS],
    ["{ preset: 'lunch' }", "preset", "lunch", PRESETS],
    ["{ preset: null }", "preset", "", ["text"]],
    ["{ peakLoad: 3000, colour: 'red' }", "colour", "red", ["not exist"]],
    ["{ peakLoad: 3000, staticWorkers: 0 }", "staticWorkers", "0", WORKERS],
    ["{ preset: 'weekend', staticWorkers: 501 }", "staticWorkers", "501", WORKERS],
    ["{ ['__proto__']: 5 }", "__proto__", "5", ["not exist"]],
    ["{ constructor: 5 }", "constructor", "5", ["not exist"]],
    ["{ '': 5 }", "", "5", ["not exist"]],
    ["{ minWorkers: 9, maxWorkers: 3 }", "minWorkers", "9", ["maxWorkers", "3"]],
    ["{ maxWorkers: 1, minWorkers: 2 }", "minWorkers", "2", ["maxWorkers", "1"]],
    ["{ heartbeatInterval: 60, heartbeatTimeout: 50 }", "heartbeatInterval", "60", ["heartbeatTimeout"]],
    ["null", "settings", "", ["object"]],
    ["undefined", "settings", "", ["object"]],
    ["5", "settings", "", ["object"]],
    ["'weekend'", "settings", "", ["object"]],
    ["[]", "settings", "", ["object"]],
    ["[['staticWorkers', 3]]", "settings", "", ["object"]],
    ["() => 3", "settings", "", ["object"]],
  ];
  for (const [code, field, value, allowed] of wrong) {
    await page.evaluate(`document.querySelector("reactive-allocation").settings = (${code}); null`);
    await nextFrames(page);
    const [{ detail }] = (await heard(page)).filter(({ type }) => type === "error");
    assert.equal(detail.field, field, code);
    if (value !== null) assert.equal(detail.value, value, code);
    for (const word of [field, ...allowed]) assert.ok(detail.message.includes(word), `${code}: ${detail.message}`);
    assert.equal(await figure.locator(".message").count(), 0, code);
    assert.equal(problems.splice(0).length, 1, code);
    assert.deepEqual(await state(), good, code);
  }
  await set(figure, { staticWorkers: 6 });
  assert.equal((await settingsOf(figure)).staticWorkers, 6);
});

testPost("several wrong attributes are all reported", {
  body: '<reactive-allocation static-workers="none" peak-load="lots" seed="3" min-workers="9" max-workers="2"></reactive-allocation>',
}, async ({ page, figure, problems }) => {
  const fields = (await heard(page)).filter(({ type }) => type === "error").map(({ detail }) => detail.field);
  assert.deepEqual(new Set(fields), new Set(["staticWorkers", "peakLoad", "minWorkers"]));
  assert.equal(await figure.locator(".message").count(), 0);
  assert.equal(problems.splice(0).length, 3);
  assert.equal((await settingsOf(figure)).seed, 3);
});

const HOSTILE = {
  markup: '"><img src=x onerror=alert(1)><script>alert(1)</script>',
  style: "</style><style>*{display:none}",
  megabyte: "9".repeat(1_000_000),
  nothing: "\0",
  controls: "\u001b[31m\r\n\u202e",
  emoji: "👩‍👩‍👧‍👦".repeat(50),
  halves: "\ud83d",
  combining: "e" + "\u0301".repeat(10_000),
};

for (const [kind, text] of Object.entries(HOSTILE)) {
  testPost(`hostile input (${kind}) only causes an error`, {}, async ({ page, figure, problems }) => {
    const good = [await settingsOf(figure), await reportOf(figure), await pictures(figure)];
    const room = await figure.locator("[part=figure]").evaluate((element) => element.scrollWidth);
    for (const how of ["attribute", "value", "name", "preset"]) {
      await figure.evaluate((element, [how, text]) => {
        if (how === "attribute") element.setAttribute("static-workers", text);
        if (how === "value") element.settings = { staticWorkers: text };
        if (how === "name") element.settings = { [text]: 3 };
        if (how === "preset") element.settings = { preset: text };
      }, [how, text]);
      await nextFrames(page);
      const [{ detail }] = (await heard(page)).filter(({ type }) => type === "error");
      assert.ok(detail.message.length < 400, `${detail.message.length} characters`);
      assert.equal(problems.splice(0).length, 1);
      assert.deepEqual([await settingsOf(figure), await reportOf(figure), await pictures(figure)], good, how);
      const foreign = await figure.evaluate(
        (element) => element.shadowRoot.querySelectorAll("img, script, style, iframe, object, a[href^=javascript]").length,
      );
      assert.equal(foreign, 0, "text stays text");
    }
    const overflow = await figure.locator("[part=figure]").evaluate((element) => element.scrollWidth);
    assert.ok(overflow <= room + 1);
    await dragTo(slider(figure, "Static workers"), 9);
    assert.equal((await settingsOf(figure)).staticWorkers, 9);
    assert.doesNotMatch(await textOf(figure), LOST_NUMBER);
  });
}
