// Checks what of the settings is in sight, the filter, the menu of the reactive chart,
// and what a preset keeps, by real keys, mouse and touch.

import assert from "node:assert/strict";
import { nextFrames, pressKey, set, settingsOf, slider, testPost } from "./post.mjs";
import { focused, layout, tabTo } from "./reader.mjs";

const VIEW = { viewport: { width: 1200, height: 900 } };
const open = (attributes = "") => ({
  body: `<reactive-allocation open="settings" ${attributes}></reactive-allocation>`, ...VIEW,
});
const names = (figure) => figure.locator(".setting .value > :first-child").evaluateAll((all) => all.map((field) => field.id.replace("set-", "")));
const folds = (figure) => figure.locator(".fold").allInnerTexts();
const plain = (text) => text.replaceAll("\u00a0", " ");

async function type(figure, name, text) {
  const field = figure.locator(`#set-${name}`);
  await field.focus();
  await field.press("Control+a");
  await field.pressSequentially(text);
  await field.press("Enter");
  await nextFrames(figure.page());
}

testPost("only settings that act are in sight, the others are folded with what they wait for", open(), async ({ page, figure }) => {
  const all = Object.keys(await settingsOf(figure)).length;
  const first = await names(figure);
  assert.deepEqual(await folds(figure), [
    "4 more for other workloads",
    "2 more for pods with a readiness probe",
    "14 more with a behavior section",
    "7 more for AWS and Google",
    "3 more for step scaling on AWS",
    "3 more for scaling on consumer lag",
    "6 more for KEDA",
    "13 more for the Flink Autoscaler",
    "5 more for later Flink releases",
    "1 more with state",
    "4 more with an exponential delay",
    "1 more with state",
  ]);
  assert.equal(first.length, all - 63);
  const fold = figure.getByRole("button", { name: "14 more with a behavior section" });
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  await fold.click();
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  assert.equal((await names(figure)).length, first.length + 14);
  await figure.locator("#set-scaleUpPods").focus();
  assert.match(await figure.locator("#about-scaleUpPods").innerText(), /^No effect now, only with a behavior section\./);
  await fold.press("Enter");
  assert.deepEqual(await names(figure), first);

  await figure.locator("#set-behavior").selectOption("policies");
  await figure.locator("#set-flink").selectOption("2.3");
  await type(figure, "stateSize", "1 GB");
  assert.deepEqual(await folds(figure), [
    "4 more for other workloads",
    "2 more for pods with a readiness probe",
    "1 more with the policy in question",
    "7 more for AWS and Google",
    "3 more for step scaling on AWS",
    "3 more for scaling on consumer lag",
    "6 more for KEDA",
    "13 more for the Flink Autoscaler",
    "2 more for earlier Flink releases",
    "2 more if you kill a TaskManager",
    "1 more with a fixed delay",
  ]);
  await figure.locator("#set-autoscaler").selectOption("asg");
  await figure.locator("#weekend").click();
  await nextFrames(page);
  assert.deepEqual((await folds(figure)).slice(0, 4), [
    "3 more for other workloads", "7 more for the Kubernetes HPA", "15 more for the Kubernetes HPA", "4 more for Google",
  ]);
});

testPost("what is typed and refused stays in sight when its setting no longer acts", open(), async ({ page, figure }) => {
  await type(figure, "tolerance", "much");
  await figure.locator("#set-autoscaler").selectOption("mig");
  await nextFrames(page);
  assert.equal(await figure.locator("#set-tolerance").inputValue(), "much");
  assert.ok(await figure.locator(".wrong").isVisible());
  assert.equal(await figure.locator("#set-syncPeriod").count(), 0);
});

for (const [language, text, found] of [
  ["en", "heartbeat", ["heartbeatTimeout", "heartbeatInterval"]],
  ["en", "HEARTBEAT.timeout", ["heartbeatTimeout"]],
  ["en", "heartbeat-interval", ["heartbeatInterval"]],
  ["en", "stabilizationWindowSeconds", ["stabilizationWindow", "scaleUpStabilization"]],
  ["en", "horizontal-pod-autoscaler-cpu-initialization-period", ["cpuInitialization"]],
  ["en", "jobmanager.adaptive-scheduler.rescale", ["rescaleMaxDelay", "maxCheckpointFailures"]],
  ["en", "EstimatedInstance", ["instanceWarmup"]],
  ["en", "scaleInControl.time", ["scaleInWindow"]],
  ["en", "Weekend", ["weekendShare"]],
  ["en", "nothing like this", []],
  ["de", "höchstzahl", ["maxWorkers"]],
  ["de", "maxReplicas", ["maxWorkers"]],
  ["zh", "心跳", ["heartbeatTimeout", "heartbeatInterval"]],
]) {
  testPost(`“${text}” finds ${found.length} settings (${language})`, open(`lang="${language}"`), async ({ page, figure }) => {
    const before = await names(figure);
    await figure.locator("#find").click();
    await page.keyboard.type(text);
    await nextFrames(page);
    assert.deepEqual(await names(figure), found);
    assert.deepEqual(await folds(figure), []);
    const said = figure.locator(".finder [role=status]");
    assert.match(await said.innerText(), new RegExp(`\\b${found.length}\\b`));
    for (const name of found) assert.ok(await figure.locator(`#set-${name}`).isVisible());
    await pressKey(page, "Escape");
    assert.equal(await figure.locator("#find").inputValue(), "");
    assert.deepEqual(await names(figure), before);
    assert.equal(await said.innerText(), "");
    assert.equal(await focused(figure), "find");
  });
}

testPost("changed settings can be shown alone, folded ones too", open(), async ({ page, figure }) => {
  const button = figure.locator("#changed");
  assert.equal(await button.innerText(), "Changed only (0)");
  await set(figure, { initializationPeriod: 90 });
  await figure.locator("#static").press("ArrowUp");
  await nextFrames(page);
  assert.equal(await button.innerText(), "Changed only (2)");
  await button.click();
  assert.deepEqual(await names(figure), ["staticWorkers", "initializationPeriod"]);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  const back = figure.getByRole("button", { name: "Put back Static workers: 7 workers" });
  assert.equal(plain(await back.getAttribute("title")), "Put back Static workers: 7 workers");
  await back.press("Enter");
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).staticWorkers, 7);
  assert.deepEqual(await names(figure), ["initializationPeriod"]);
  await button.click();
  assert.ok((await names(figure)).length > 40);
});

testPost("what a setting does appears with the focus and under the pointer, and nothing moves", open(), async ({ page, figure }) => {
  const shown = () => figure.locator(".about").evaluateAll((all) =>
    all.filter((text) => getComputedStyle(text).clipPath === "none").map((text) => text.id));
  await figure.locator(".settings").scrollIntoViewIfNeeded();
  await page.mouse.move(5, 5);
  assert.deepEqual(await shown(), []);
  const places = await layout(figure);
  await figure.locator("#set-peakLoad").focus();
  assert.deepEqual(await shown(), ["about-peakLoad"]);
  await figure.locator(".setting:has(#set-noise) .label").hover();
  assert.deepEqual(await shown(), ["about-peakLoad", "about-noise"]);
  const top = await figure.locator("#about-noise").evaluate((text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    return text.getRootNode().elementsFromPoint(x + width / 2, y + height / 2).length > 0 && getComputedStyle(text).zIndex;
  });
  assert.equal(top, "1", "the one under the pointer is in front");
  assert.deepEqual(await layout(figure), places);
  assert.match(plain(await figure.locator("#set-peakLoad").getAttribute("title")), /^0 to 10,000,000 records\/s, default 19,000 records\/s$/);
});

testPost("the default is that of the preset, and an empty field brings it back", open('preset="taxi-week"'), async ({ page, figure }) => {
  assert.match(await figure.locator("#set-maxWorkers").getAttribute("title"), /default 10/);
  await type(figure, "maxWorkers", "22");
  assert.equal((await settingsOf(figure)).maxWorkers, 22);
  await figure.locator("#set-maxWorkers").press("Control+a");
  await pressKey(page, "Delete");
  await pressKey(page, "Enter");
  assert.equal((await settingsOf(figure)).maxWorkers, 10);
});

for (const width of [1200, 800, 390, 320]) {
  testPost(`fields and units stand in columns, and no choice is cut, ${width} px wide`, {
    ...open('autoscaler="mig" lang="de" flink="2.3" restart-strategy="exponential-delay"'), viewport: { width, height: 900 },
  }, async ({ figure }) => {
    for (const fold of await figure.locator(".fold").all()) await fold.click();
    const rows = await figure.locator(".setting").evaluateAll((all) => all.map((row) => {
      const box = (selector) => row.querySelector(selector)?.getBoundingClientRect();
      const label = row.querySelector("label");
      const select = row.querySelector("select");
      return {
        row: row.getBoundingClientRect().left, field: box("input")?.left, unit: box(".unit")?.left,
        overflows: label.scrollWidth > label.clientWidth + 1 || row.scrollWidth > row.clientWidth + 1,
        unitCut: (row.querySelector(".unit")?.scrollWidth ?? 0) > (row.querySelector(".unit")?.clientWidth ?? 0) + 1,
        choice: select?.clientWidth, text: select && measure(select),
      };
      function measure(select) {
        // The width of its longest text beside the arrow.
        const pen = document.createElement("canvas").getContext("2d");
        const { fontSize, fontFamily } = getComputedStyle(select);
        pen.font = `${fontSize} ${fontFamily}`;
        return Math.max(...[...select.options].map((option) => pen.measureText(option.text).width)) + 24;
      }
    }));
    assert.ok(rows.length > 60);
    assert.deepEqual(rows.filter(({ overflows, unitCut }) => overflows || unitCut), []);
    for (const { choice, text } of rows) if (choice) assert.ok(choice >= text, `${text} px in ${choice} px`);
    for (const column of new Set(rows.map(({ row }) => row))) {
      const mine = rows.filter(({ row, field }) => row === column && field !== undefined);
      assert.equal(new Set(mine.map(({ field }) => field)).size, 1, "fields in one column");
      assert.equal(new Set(mine.map(({ unit }) => unit)).size, 1, "units in one column");
    }
  });
}

testPost("every control of the settings can be hit by a finger", {
  ...open('preset="sudden-event"'), viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true,
}, async ({ page, figure }) => {
  await figure.locator("#static").press("ArrowUp");
  await figure.locator("#weekend").tap();
  await figure.locator("#see-reactive").tap();
  await figure.locator("#menu").tap();
  await nextFrames(page);
  const small = await figure.locator(".settings :is(input, select, button), .menu-box :is(input, select), #set-up").evaluateAll((all) =>
    all.map((one) => [one.id || one.className, one.getBoundingClientRect().height, one.getBoundingClientRect().width]).filter(([, height, width]) => height < 44 || width < 44));
  assert.deepEqual(small, []);
});

testPost("every control of the settings is large enough for a mouse", open(), async ({ figure }) => {
  await figure.locator("#static").press("ArrowUp");
  await figure.locator("#menu").click();
  const small = await figure.locator(".settings :is(input, select, button), .menu-box :is(input, select), #menu").evaluateAll((all) =>
    all.map((one) => [one.id || one.className, one.getBoundingClientRect().height]).filter(([, height]) => height < 24));
  assert.deepEqual(small, []);
});

for (const [language, preset] of [["en", "day-night"], ["de", "taxi-week"], ["zh", "sudden-event"], ["en", "weekend"]]) {
  testPost(`slider, handle, field and refusal have one name for a setting (${language}, ${preset})`, open(`lang="${language}" preset="${preset}"`), async ({ figure }) => {
    const field = (name) => figure.locator(`label[for=set-${name}]`).innerText();
    for (const name of await figure.locator(".slider input").evaluateAll((all) => all.map((input) => input.id))) {
      assert.equal(await figure.locator(`.slider:has(#${name}) .label`).innerText(), await field(name), name);
    }
    const trough = { "day-night": "nightShare", "sudden-event": "usualShare" }[preset] ?? "trough";
    for (const [id, name] of [["static", "staticWorkers"], ["most", "maxWorkers"], ["fewest", "minWorkers"], ["width", "peakWidth"], ["trough", trough]]) {
      const label = await field(name);
      assert.equal(await figure.locator(`#${id}`).getAttribute("aria-label"), label, id);
      await type(figure, name, "-7");
      const refusal = await figure.locator(".wrong").innerText();
      assert.ok(refusal.startsWith(label), refusal);
      await figure.locator(`#set-${name}`).press("Escape");
    }
    assert.ok((await figure.locator("#peak").getAttribute("aria-label")).startsWith(await field("peakLoad")));
  });
}

testPost("the title of the reactive chart opens a menu, and nothing moves", VIEW, async ({ page, figure }) => {
  const menu = figure.locator("#menu");
  const places = await layout(figure);
  assert.equal(plain(await menu.innerText()).trim(), "Kubernetes HPA, target 70 % CPU");
  assert.deepEqual([await menu.getAttribute("aria-expanded"), await menu.getAttribute("aria-haspopup")], ["false", "dialog"]);
  await tabTo(figure, "menu");
  await pressKey(page, "Enter");
  assert.equal(await menu.getAttribute("aria-expanded"), "true");
  assert.equal(await focused(figure), "menu-autoscaler");
  assert.deepEqual(await layout(figure), places);
  await figure.locator("#menu-autoscaler").selectOption("asg");
  await pressKey(page, "Tab");
  await pressKey(page, "ArrowLeft");
  await pressKey(page, "Tab");
  await pressKey(page, "ArrowDown");
  const { autoscaler, targetUtilization, flink } = await settingsOf(figure);
  assert.deepEqual([autoscaler, targetUtilization, flink], ["asg", 69, "1.20"]);
  assert.equal(plain(await menu.innerText()).trim(), "AWS Auto Scaling group, target 69 % CPU");
  await pressKey(page, "Escape");
  assert.equal(await figure.locator(".menu-box").count(), 0);
  assert.equal(await focused(figure), "menu");

  await menu.click();
  assert.equal(await figure.locator(".menu-box").count(), 1);
  await figure.locator(".sentence").click();
  assert.equal(await figure.locator(".menu-box").count(), 0, "a press outside closes it");
  await menu.click();
  await menu.click();
  assert.equal(await figure.locator(".menu-box").count(), 0, "the button closes it");
  await menu.click();
  for (let stops = 0; stops < 3; stops += 1) await pressKey(page, "Tab");
  await nextFrames(page);
  assert.equal(await figure.locator(".menu-box").count(), 0, "it closes when the focus leaves it");
});

testPost("the target is dragged in the menu", VIEW, async ({ page, figure }) => {
  await figure.locator("#menu").click();
  const box = await figure.locator("#menu-target").boundingBox();
  await page.mouse.move(box.x + box.width * 0.68, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await nextFrames(page);
  const { targetUtilization } = await settingsOf(figure);
  assert.ok(targetUtilization > 25 && targetUtilization < 45, String(targetUtilization));
  assert.equal(await slider(figure, "Target CPU").first().inputValue(), String(targetUtilization));
  assert.equal(await figure.locator(".menu-box").count(), 1);
});

testPost("on a phone the menu is as wide as the chart", { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, figure }) => {
  await figure.locator("#see-reactive").tap();
  await figure.locator("#menu").tap();
  await nextFrames(page);
  const [box, chart] = [await figure.locator(".menu-box").boundingBox(), await figure.locator(".chart").last().boundingBox()];
  assert.deepEqual([Math.round(box.x), Math.round(box.width)], [Math.round(chart.x), Math.round(chart.width)]);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
});

testPost("the basic level has no menu", { body: '<reactive-allocation level="basic"></reactive-allocation>', ...VIEW }, async ({ figure }) => {
  assert.equal(await figure.locator("#menu").count(), 0);
  assert.match(plain(await figure.locator(".title").last().innerText()), /Kubernetes HPA, target 70 % CPU/);
});

testPost("presets alone load their whole set-up", VIEW, async ({ page, figure }) => {
  for (const [id, staticWorkers, maxWorkers] of [["sudden-event", 3, 15], ["taxi-week", 7, 10], ["day-night", 7, 15]]) {
    await figure.locator(`#${id}`).click();
    await nextFrames(page);
    const now = await settingsOf(figure);
    assert.deepEqual([now.staticWorkers, now.maxWorkers], [staticWorkers, maxWorkers], id);
    assert.equal(await figure.locator("#set-up").count(), 0);
  }
});

for (const [language, offer] of [["en", "Take the preset’s own set-up"], ["de", "Einstellungen des Profils übernehmen"], ["zh", "采用该预设自身的设置"]]) {
  testPost(`a preset keeps what the reader has typed, and offers its own set-up (${language})`, {
    body: `<reactive-allocation level="lab" open="settings hand" lang="${language}"></reactive-allocation>`, ...VIEW,
  }, async ({ page, figure }) => {
    const typed = { peakLoad: 120_000, staticWorkers: 40, cpuRequest: 4000, workerPrice: 0.5, checkpointInterval: 60 };
    for (const [name, value] of Object.entries(typed)) await type(figure, name, String(value));
    await type(figure, "maxWorkers", "?");
    await figure.locator("#time").press("PageUp");
    await figure.locator("#kill").click();
    assert.equal(await figure.locator("#set-up").count(), 0, "nothing is offered before a preset is chosen");
    for (const id of ["holiday", "sudden-event", "blog-experiment"]) {
      await figure.locator(`#${id}`).click();
      await nextFrames(page);
      const now = await settingsOf(figure);
      assert.equal(now.preset, id);
      for (const [name, value] of Object.entries(typed)) assert.equal(now[name], value, `${name} under ${id}`);
      assert.equal(await figure.locator("#set-maxWorkers").inputValue(), "?", "what is refused stays typed");
      assert.equal(await figure.locator(".script li").count(), 2, "one command, and the button that clears them");
      assert.equal(await figure.locator("#set-up").innerText(), offer);
    }
    const kept = await settingsOf(figure);
    await figure.locator("#set-up").click();
    await nextFrames(page);
    const own = await settingsOf(figure);
    assert.deepEqual([own.preset, own.peakLoad, own.staticWorkers, own.cpuRequest, own.workerPrice], ["blog-experiment", 5720, 5, 250, 0]);
    assert.equal(await figure.locator("#set-up").count(), 0);
    assert.equal(await focused(figure), "blog-experiment");
    await figure.locator("#undo").click();
    await nextFrames(page);
    assert.deepEqual(await settingsOf(figure), kept);
    assert.equal(await figure.locator("#set-up").count(), 1);
  });
}

testPost("the offer is reached by keys among the presets", VIEW, async ({ page, figure }) => {
  await figure.locator("#static").press("ArrowUp");
  await tabTo(figure, "day-night", "Shift+Tab");
  await pressKey(page, "ArrowRight");
  await pressKey(page, "Enter");
  await pressKey(page, "End");
  assert.equal(await focused(figure), "set-up");
  await pressKey(page, "Enter");
  assert.equal((await settingsOf(figure)).staticWorkers, 7);
  assert.equal(await focused(figure), "weekend");
});
