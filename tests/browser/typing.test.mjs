// Checks that the fields of the settings read numbers as people write them, in three
// languages, by real typing.

import assert from "node:assert/strict";
import { openSection } from "./exchange.mjs";
import { heard, nextFrames, reportOf, settingsOf, testPost } from "./post.mjs";

const SETTINGS = { body: '<reactive-allocation open="settings"></reactive-allocation>' };
const inLanguage = (language) => ({
  body: `<reactive-allocation lang="${language}" open="settings"></reactive-allocation>`,
});
const row = (figure, name) => figure.locator(`.setting:has(#set-${name})`);

/** Types a text into the field of a setting, key by key. */
async function type(figure, name, text) {
  const field = figure.locator(`#set-${name}`);
  await field.focus();
  await field.press("Control+a");
  await field.press("Delete");
  await field.pressSequentially(text);
  await field.press("Enter");
  await nextFrames(figure.page());
}

const READ = {
  en: [
    ["peakLoad", "120k", 120_000, "120,000"],
    ["peakLoad", "12,000", 12_000, "12,000"],
    ["peakLoad", "0.5 M/s", 500_000, "500,000"],
    ["heartbeatTimeout", "50s", 50, "50"],
    ["heartbeatTimeout", "2 min", 120, "120"],
    ["cpuRequest", "0.5 cores", 500, "0.5"],
    ["cpuRequest", "4 vCPU", 4000, "4"],
    ["cpuRequest", "250m", 250, "0.25"],
    ["cpuRequest", "300", 300, "0.3"],
    ["cpuRequest", "2", 2000, "2"],
    ["operatorInterval", "1 day", 86_400, "1"],
    ["operatorInterval", "45 min", 2700, "45"],
    ["operatorInterval", "20", 1200, "20"],
    ["targetUtilization", "60 %", 60, "60"],
    ["stateSize", "1 GB", 1000, "1,000"],
    ["staticWorkers", "１２", 12, "12"],
  ],
  de: [
    ["peakLoad", "120.000", 120_000, "120.000"],
    ["peakLoad", "1,5 Mio.", 1_500_000, "1.500.000"],
    ["heartbeatTimeout", "7,5", 7.5, "7,5"],
    ["heartbeatTimeout", "2 Minuten", 120, "120"],
    ["cpuRequest", "0,5 Kerne", 500, "0,5"],
    ["targetUtilization", "60 %", 60, "60"],
  ],
  zh: [
    ["peakLoad", "12万", 120_000, "120,000"],
    ["peakLoad", "１２，０００", 12_000, "12,000"],
    ["heartbeatTimeout", "50 秒", 50, "50"],
    ["cpuRequest", "2 核", 2000, "2"],
    ["targetUtilization", "６０％", 60, "60"],
  ],
};
for (const [language, typed] of Object.entries(READ)) {
  testPost(`numbers are read as people write them (${language})`, inLanguage(language), async ({ figure }) => {
    for (const [name, text, value, shown] of typed) {
      await type(figure, name, text);
      assert.equal((await settingsOf(figure))[name], value, text);
      assert.equal(await figure.locator(`#set-${name}`).inputValue(), shown, text);
      assert.equal(await figure.locator(".wrong").count(), 0, text);
    }
  });
}

for (const [language, allowed] of [
  ["en", "Allowed: a begin from 00:00 to 23:59."],
  ["de", "Erlaubt: ein Beginn von 00:00 bis 23:59."],
  ["zh", "00:00 至 23:59 的开始时间"],
]) {
  testPost(`a wrong part of a schedule is named in the language of the page (${language})`, inLanguage(language), async ({ figure }) => {
    await type(figure, "schedule", "Mon-Fri 25:00-26:00 8; else 3");
    const message = await figure.locator(".wrong").innerText();
    assert.ok(message.includes(allowed) && message.includes("25:00"), message);
  });
}

for (const [language, text, [low, high], question] of [
  ["en", "120.000", ["120", "120,000"], "120 or 120,000?"],
  ["de", "120,000", ["120", "120.000"], "120 oder 120.000?"],
  ["zh", "120.000", ["120", "120,000"], "120 还是 120,000？"],
]) {
  testPost(`an ambiguous number is asked for and changes nothing (${language})`, inLanguage(language), async ({ page, figure }) => {
    const before = [await settingsOf(figure), await reportOf(figure)];
    await type(figure, "peakLoad", text);
    assert.deepEqual([await settingsOf(figure), await reportOf(figure)], before);
    const field = figure.locator("#set-peakLoad");
    const message = row(figure, "peakLoad").locator(".wrong");
    assert.equal(await field.inputValue(), text, "what was typed stays");
    assert.ok((await message.innerText()).startsWith(question), await message.innerText());
    assert.deepEqual(await message.getByRole("button").allInnerTexts(), [low, high]);
    await message.getByRole("button").last().click();
    await nextFrames(page);
    assert.equal((await settingsOf(figure)).peakLoad, 120_000);
    assert.equal(await field.inputValue(), high);
    assert.equal(await figure.locator(".wrong").count(), 0);
    assert.equal(await figure.evaluate((element) => element.shadowRoot.activeElement?.id), "set-peakLoad");
  });
}

for (const [language, name, text, expected] of [
  ["en", "staticWorkers", "many", ["Static workers: “many” is no number", "1 to 500 workers"]],
  ["en", "staticWorkers", "501", ["Static workers: “501”", "1 to 500 workers"]],
  ["en", "staticWorkers", "2.5", ["Static workers: “2.5”", "1 to 500 workers"]],
  ["en", "peakLoad", "-1", ["Peak load: “-1”", "0 to 10,000,000 records/s"]],
  ["en", "heartbeatTimeout", "50 %", ["Heartbeat timeout: “50 %” is no number", "0.2 s to 1 h"]],
  ["en", "heartbeatInterval", "2 h", ["Heartbeat interval: “2 h”", "0.1 s to 30 min"]],
  ["de", "peakLoad", "-1", ["Spitzenlast: „-1“", "0 bis 10.000.000 Datensätze/s"]],
  ["de", "heartbeatTimeout", "bald", ["Heartbeat-Timeout: „bald“", "0,2 s bis 1 h"]],
  ["zh", "peakLoad", "-1", ["峰值负载：", "10,000,000"]],
]) {
  testPost(`“${text}” for ${name} is refused under its field (${language})`, inLanguage(language), async ({ figure }) => {
    const before = [await settingsOf(figure), await reportOf(figure)];
    const shown = await figure.locator(`#set-${name}`).inputValue();
    await type(figure, name, text);
    assert.deepEqual([await settingsOf(figure), await reportOf(figure)], before);
    const field = figure.locator(`#set-${name}`);
    assert.equal(await field.inputValue(), text, "what was typed stays");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const message = (await row(figure, name).locator(".wrong").innerText()).replaceAll("\u00a0", " ");
    for (const part of expected) assert.ok(message.includes(part), message);
    assert.equal(await figure.locator(".wrong, .message").count(), 1, "there is one message");
    assert.deepEqual(await heard(figure.page()), [], "it is nothing for the page");
    // Escape brings the value that holds back.
    await field.press("Escape");
    await nextFrames(figure.page());
    assert.equal(await field.inputValue(), shown);
    assert.equal(await figure.locator(".wrong").count(), 0);
    assert.equal(await field.getAttribute("aria-invalid"), null);
  });
}

testPost("a number without a unit is asked for where the field shows another unit", SETTINGS, async ({ page, figure }) => {
  const field = figure.locator("#set-operatorInterval");
  assert.deepEqual([await field.inputValue(), await row(figure, "operatorInterval").locator(".unit").innerText()], ["30", "min"]);
  await type(figure, "operatorInterval", "90");
  const message = row(figure, "operatorInterval").locator(".wrong");
  assert.match((await message.innerText()).replaceAll("\u00a0", " "), /^90 s or 90 min\?/);
  assert.equal((await settingsOf(figure)).operatorInterval, 1800);
  await message.getByRole("button", { name: "90 min" }).click();
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).operatorInterval, 5400);
  await type(figure, "operatorInterval", "100 s");
  assert.equal((await settingsOf(figure)).operatorInterval, 100);
  // Now the field shows seconds.
  await type(figure, "operatorInterval", "90");
  assert.equal((await settingsOf(figure)).operatorInterval, 90);
});

testPost("what is being typed survives every update of the figure", SETTINGS, async ({ page, figure }) => {
  const field = figure.locator("#set-peakLoad");
  await field.focus();
  await field.press("Control+a");
  await field.pressSequentially("12");
  // The runs with other seeds end, and the page changes a setting.
  await page.waitForTimeout(1500);
  await figure.evaluate((element) => { element.settings = { staticWorkers: 4 }; });
  await nextFrames(page);
  assert.equal(await field.inputValue(), "12");
  await field.pressSequentially("000");
  await field.press("Enter");
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).peakLoad, 12_000);
});

/** Opens each section that has fields for texts. */
const WITH_FIELDS = {
  settings: (figure) => figure.locator("#settings").click(),
  job: (figure) => openSection(figure, "job"),
  compare: async (figure) => {
    await openSection(figure, "compare");
    await figure.locator("#pin-run").click();
  },
  map: async (figure) => {
    await openSection(figure, "map");
    await figure.locator("#map-limit").waitFor();
  },
};

for (const [section, open] of Object.entries(WITH_FIELDS)) {
  testPost(`what is typed while the figure renders stays (${section})`, {}, async ({ figure }) => {
    await open(figure);
    const lost = await figure.evaluate(async (element) => {
      const { Date: { now }, setTimeout } = window;
      // A rendering that takes long pauses, so that the page hears of what the reader does:
      // with this clock it pauses wherever it can.
      let late = 0;
      Date.now = () => now() + (late += 20);
      const lost = [];
      let field;
      let typed = 0;
      const check = () => {
        if (typed && field.value !== String(typed)) lost.push(`${field.id}: “${field.value}” for “${typed}”`);
      };
      window.setTimeout = (then, ...rest) => setTimeout((...given) => {
        field.value = String(++typed);
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        then(...given);
        check();
      }, ...rest);
      // The filter of the settings hides other fields.
      const fields = [...element.shadowRoot.querySelectorAll(".typed:not(#find), textarea:not([readonly])")];
      for (const [index, next] of fields.entries()) {
        [field, typed] = [next, 0];
        for (const change of [1, 2, 3, 4]) {
          element.settings = { peakLoad: 20_000 + 400 * index + 100 * change };
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          check();
        }
        if (!typed || !field.isConnected) lost.push(`${field.id}: no pause, or another field`);
      }
      Object.assign(window, { setTimeout });
      Date.now = now;
      return [...lost, ...(fields.length ? [] : ["no fields"])];
    });
    assert.deepEqual(lost, []);
  });
}

testPost("a message goes when the setting changes otherwise", SETTINGS, async ({ page, figure }) => {
  await type(figure, "staticWorkers", "many");
  assert.equal(await figure.locator(".wrong").count(), 1);
  await figure.locator("#static").press("ArrowUp");
  await nextFrames(page);
  assert.equal(await figure.locator(".wrong").count(), 0);
  assert.equal(await figure.locator("#set-staticWorkers").inputValue(), "8");
});

testPost("arrow keys step a number, Shift by ten steps", SETTINGS, async ({ page, figure }) => {
  const step = async (name, key) => {
    await figure.locator(`#set-${name}`).press(key);
    await nextFrames(page);
    return (await settingsOf(figure))[name];
  };
  assert.equal(await step("staticWorkers", "ArrowUp"), 8);
  assert.equal(await step("staticWorkers", "ArrowDown"), 7);
  assert.equal(await step("peakLoad", "ArrowUp"), 19_100);
  assert.equal(await step("peakLoad", "Shift+ArrowDown"), 18_100);
  assert.equal(await step("targetUtilization", "ArrowDown"), 69);
  assert.equal(await step("staticWorkers", "Shift+ArrowDown"), 1, "not below its range");
});

testPost("an empty field resets its setting, or leaves it to its default", SETTINGS, async ({ figure }) => {
  const before = await settingsOf(figure);
  await type(figure, "peakLoad", "12k");
  await type(figure, "peakLoad", "");
  await type(figure, "capacity", "4600");
  assert.equal((await settingsOf(figure)).capacity, 4600);
  await type(figure, "capacity", "");
  assert.deepEqual(await settingsOf(figure), before);
});

testPost("settings that cannot carry the load are named, with a way out", SETTINGS, async ({ page, figure }) => {
  await type(figure, "targetUtilization", "95");
  const warning = row(figure, "targetUtilization").locator(".warning");
  assert.match((await warning.innerText()).replaceAll("\u00a0", " "), /cannot grow.*only above 10[45] %/);
  assert.match(await figure.locator("p.how > .warning").innerText(), /cannot grow/);
  await warning.getByRole("button").click();
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).targetUtilization, 90);
  assert.equal(await figure.locator(".warning").count(), 0);
});
