// Checks the figure without a mouse: every tab stop is visible and has a name, and
// every action is possible.

import assert from "node:assert/strict";
import { nextFrames, pressKey, reportOf, settingsOf, testPost } from "./post.mjs";
import { arrowTo, focused, moment, tabTo } from "./reader.mjs";

/** Returns the accessible name, the role and the focus ring of the focused element. */
async function stop(page, session) {
  const { result } = await session.send("Runtime.evaluate", {
    expression: "{ let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; one }",
  });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
  const ring = await page.evaluate(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const rgb = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
    const light = (text) => {
      const [r, g, b] = rgb(text).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const paper = getComputedStyle(one.closest(".figure") ?? document.body).backgroundColor;
    const [bright, dim] = [light(outlineColor), light(paper)].sort((a, b) => b - a);
    return {
      inFigure: !!one.getRootNode().host,
      wide: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      contrast: (bright + 0.05) / (dim + 0.05),
    };
  });
  return { name: nodes[0].name?.value ?? "", role: nodes[0].role?.value, ...ring };
}

/** Returns all tab stops of the figure in order. */
async function stops(page, context) {
  const session = await context.newCDPSession(page);
  const reached = [];
  for (;;) {
    await pressKey(page, "Tab");
    const here = await stop(page, session);
    if (!here.inFigure) return reached;
    reached.push(here);
    assert.ok(reached.length < 300, "no way out");
  }
}

for (const [name, attributes, scheme, most] of [
  ["with everything closed", "", "light", 20],
  ["with everything closed, in the dark", "", "dark", 20],
  ["of the basic level", 'level="basic"', "light", 5],
  ["with everything open", 'level="lab" open="hood settings hand" charts="static manual reactive"', "dark", 300],
]) {
  testPost(`every tab stop of a figure ${name} has a name and a focus ring`, {
    body: `<a href="#before">before</a><reactive-allocation ${attributes}></reactive-allocation><a href="#after">after</a>`,
    head: '<meta name="color-scheme" content="light dark"><script type="module" src="/reactive-allocation.js"></script>',
    colorScheme: scheme,
  }, async ({ t, page, context }) => {
    await page.locator("a").first().focus();
    const reached = await stops(page, context);
    t.diagnostic(`${reached.length} stops: ${reached.map((one) => one.name).join(", ")}`);
    for (const { name, role, wide, contrast } of reached) {
      assert.ok(name.trim(), `a ${role} without a name`);
      assert.ok(["button", "slider", "textbox", "searchbox", "combobox", "link"].includes(role), `“${name}” is a ${role}`);
      assert.ok(wide >= 2, `“${name}”: a ring of ${wide} px`);
      assert.ok(contrast >= 3, `“${name}”: a ring with a contrast of ${contrast}`);
    }
    assert.ok(reached.length >= 5 || attributes.includes("basic"), "all of it was reached");
    assert.ok(reached.length <= most, `${reached.length} stops`);
    const back = [];
    const session = await context.newCDPSession(page);
    for (;;) {
      await pressKey(page, "Shift+Tab");
      const here = await stop(page, session);
      if (!here.inFigure) break;
      back.push(here.name);
    }
    assert.deepEqual(back.reverse(), reached.map((one) => one.name), "the same way back");
  });
}

testPost("presets, handles and sliders work by keys", {}, async ({ page, figure }) => {
  const press = (...keys) => keys.reduce((all, key) => all.then(() => pressKey(page, key)), Promise.resolve());
  await tabTo(figure, "day-night");
  await arrowTo(figure, "weekend");
  await press("Enter");
  assert.equal((await settingsOf(figure)).preset, "weekend");
  await press("Home", "Space");
  assert.equal((await settingsOf(figure)).preset, "day-night");

  for (const [id, keys] of [
    ["static", { ArrowUp: ["staticWorkers", 1], ArrowDown: ["staticWorkers", -1] }],
    ["peak", { ArrowUp: ["peakLoad", 1], ArrowDown: ["peakLoad", -1], ArrowRight: ["peakShift", 1], ArrowLeft: ["peakShift", -1], PageUp: ["peakLoad", 1] }],
    ["width", { ArrowRight: ["peakWidth", 1], ArrowLeft: ["peakWidth", -1] }],
    ["trough", { ArrowUp: ["nightShare", 1], ArrowDown: ["nightShare", -1], PageUp: ["nightShare", 1] }],
    ["most", { ArrowDown: ["maxWorkers", -1], ArrowUp: ["maxWorkers", 1] }],
    ["fewest", { ArrowUp: ["minWorkers", 1], ArrowDown: ["minWorkers", -1] }],
  ]) {
    await tabTo(figure, id);
    for (const [key, [name, way]] of Object.entries(keys)) {
      const before = await settingsOf(figure);
      await press(key);
      const after = await settingsOf(figure);
      assert.equal(Math.sign(after[name] - before[name]), way, `${key} on ${id}: ${name} from ${before[name]} to ${after[name]}`);
      for (const other of Object.keys(before)) {
        if (other !== name) assert.equal(after[other], before[other], `${key} on ${id} moves ${other}`);
      }
      assert.equal(await focused(figure), id, "the focus stays");
    }
  }
  await tabTo(figure, "peakLoad");
  await press("ArrowRight");
  assert.ok((await settingsOf(figure)).peakLoad > 19_000);
});

testPost("playback works by keys: seek, play, pause, and step from event to event", {}, async ({ page, figure }) => {
  await tabTo(figure, "time");
  await pressKey(page, "ArrowRight");
  const first = await moment(figure);
  assert.ok(first.percent > 0 && first.percent <= 5, `${first.percent} %`);
  assert.equal(first.lines.length, 2);
  await pressKey(page, "End");
  assert.equal((await moment(figure)).percent, 100);
  await pressKey(page, "Home");

  await tabTo(figure, "play", "Shift+Tab");
  await pressKey(page, "Space");
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("#time").valueAsNumber > 0.5);
  assert.equal(await figure.locator("#play").getAttribute("aria-label"), "Pause");
  assert.equal(await focused(figure), "play");
  await pressKey(page, "Space");
  assert.equal(await figure.locator("#play").getAttribute("aria-label"), "Play");
  const stood = await moment(figure);
  for (let frames = 0; frames < 5; frames += 1) await nextFrames(page);
  assert.deepEqual(await moment(figure), stood);

  await arrowTo(figure, "next");
  const places = [stood.percent];
  for (let step = 0; step < 4; step += 1) {
    await pressKey(page, "Enter");
    places.push((await moment(figure)).percent);
  }
  assert.deepEqual(places.toSorted((a, b) => a - b), places);
  assert.equal(new Set(places).size, places.length);
  await arrowTo(figure, "back", "ArrowLeft");
  await pressKey(page, "Enter");
  assert.equal((await moment(figure)).percent, places.at(-2));
});

testPost("arrow keys move time by a round step, comma and full stop go from event to event", {
  body: '<reactive-allocation preset="weekend"></reactive-allocation>',
}, async ({ page, figure }) => {
  const time = figure.locator("#time");
  const after = async (...keys) => {
    for (const key of keys) await pressKey(page, key);
    await nextFrames(page);
    return (await moment(figure)).said.split(":").slice(0, 2).join(":");
  };
  await tabTo(figure, "time");
  assert.equal(await after("ArrowRight"), "Mon 00:30");
  assert.equal(await after("ArrowUp", "ArrowUp"), "Mon 01:30");
  assert.equal(await after("Shift+ArrowRight"), "Mon 01:33");
  assert.equal(await after("ArrowLeft"), "Mon 01:30");
  assert.equal(await after("Shift+ArrowDown"), "Mon 01:27");
  const description = await time.evaluate((input) => input.getRootNode().getElementById(input.getAttribute("aria-describedby")).textContent);
  assert.match(description, /30 min.*Shift.*[Cc]omma and full stop/);

  const position = () => time.evaluate((input) => input.valueAsNumber);
  const events = [await position()];
  for (const key of [".", ".", "Control+ArrowRight"]) {
    await after(key);
    events.push(await position());
  }
  assert.ok(events.every((at, index) => index === 0 || at > events[index - 1]), String(events));
  await figure.locator("#back").click();
  await nextFrames(page);
  assert.equal(await position(), events[2], "the same events as by the buttons");
  await time.focus();
  await after("Control+ArrowLeft");
  assert.equal(await position(), events[1]);
  await after(".", ",");
  assert.equal(await position(), events[1]);
});

testPost("End on the static handle goes to the end of its range", {}, async ({ page, figure }) => {
  const handle = figure.locator("#static");
  await handle.focus();
  await pressKey(page, "End");
  const most = await handle.getAttribute("aria-valuemax");
  assert.equal(String((await settingsOf(figure)).staticWorkers), most);
  assert.equal(await handle.getAttribute("aria-valuenow"), most);
});

testPost("internals, settings, charts and undo work by keys", {}, async ({ page, figure }) => {
  const hidden = (selector) => figure.locator(selector).count();
  await tabTo(figure, "hood");
  await pressKey(page, "Enter");
  assert.equal(await hidden(".hood"), 1);
  await arrowTo(figure, "settings");
  await pressKey(page, "Space");
  assert.equal(await focused(figure), "settings");

  const before = await reportOf(figure);
  await tabTo(figure, "set-targetUtilization");
  await pressKey(page, "Control+A");
  await page.keyboard.type("60");
  await pressKey(page, "Enter");
  assert.equal((await settingsOf(figure)).targetUtilization, 60);
  assert.notDeepEqual((await reportOf(figure)).reactive, before.reactive);
  assert.equal(await focused(figure), "set-targetUtilization");
  await tabTo(figure, "set-flink");
  await pressKey(page, "End");
  assert.equal((await settingsOf(figure)).flink, "2.3");

  // The button with the earlier value resets each setting.
  for (const [id, name, value] of [["set-targetUtilization", "targetUtilization", 70], ["set-flink", "flink", "1.13"]]) {
    await figure.locator("#hood").focus();
    await tabTo(figure, id);
    await pressKey(page, "Tab");
    const said = await figure.evaluate((element) => element.shadowRoot.activeElement.ariaLabel);
    assert.match(said, /^Put back .*: (70|Flink 1\.13)/);
    await pressKey(page, "Enter");
    assert.equal((await settingsOf(figure))[name], value);
  }
  assert.deepEqual(await reportOf(figure), before);

  await tabTo(figure, "settings", "Shift+Tab");
  await pressKey(page, "Enter");
  assert.equal(await hidden(".settings"), 0);
  await arrowTo(figure, "show-manual");
  await pressKey(page, "Enter");
  assert.equal(await figure.locator(".panel").count(), 3);
  assert.equal(await focused(figure), "show-manual");

  await pressKey(page, "End");
  await arrowTo(figure, "undo", "ArrowLeft");
  await pressKey(page, "Enter");
  assert.equal((await settingsOf(figure)).flink, "2.3", "the reset is taken back");
  await pressKey(page, "ArrowRight");
  await pressKey(page, "Enter");
  assert.equal((await settingsOf(figure)).flink, "1.13");
});

testPost("the own cluster works by keys: start, kill, and removal of both commands", {
  body: '<reactive-allocation level="lab"></reactive-allocation>',
}, async ({ page, figure }) => {
  const told = () => figure.locator(".script li button:not(#clear)").allInnerTexts();
  await tabTo(figure, "time");
  await pressKey(page, "PageUp");
  await tabTo(figure, "hood");
  await arrowTo(figure, "hand");
  await pressKey(page, "Enter");
  await tabTo(figure, "start");
  await pressKey(page, "Space");
  assert.match((await told()).join(), /start/);
  assert.equal(await focused(figure), "start");
  await tabTo(figure, "kill");
  await pressKey(page, "Enter");
  assert.equal((await told()).length, 2);
  for (const left of [1, 0]) {
    // Behind the button of the best try.
    await tabTo(figure, "command-0");
    const name = await figure.evaluate((element) => element.shadowRoot.activeElement.ariaLabel);
    assert.match(name, /^Take back: /);
    await pressKey(page, "Enter");
    assert.equal((await told()).length, left);
    await figure.locator("#start").focus();
    await pressKey(page, "Tab");
  }
  assert.equal(await figure.locator(".script").count(), 0);
});

for (const id of ["static", "peak", "width", "trough", "most", "fewest"]) {
  testPost(`Delete resets “${id}” and nothing else`, {}, async ({ page, figure }) => {
    const home = await settingsOf(figure);
    await figure.locator(id === "static" ? "#peak" : "#static").focus();
    await pressKey(page, "ArrowUp");
    const other = await settingsOf(figure);
    for (const key of ["Delete", "Backspace"]) {
      await figure.locator(`#${id}`).focus();
      await pressKey(page, id === "most" ? "ArrowDown" : "ArrowUp");
      assert.notDeepEqual(await settingsOf(figure), other);
      await pressKey(page, key);
      assert.deepEqual(await settingsOf(figure), other);
    }
    assert.notDeepEqual(other, home);
  });
}

const stays = (figure) => figure.evaluate((element) => element.shadowRoot.activeElement !== null);

testPost("the reset button of a setting disappears, and the focus stays in the figure", {
  body: '<reactive-allocation open="settings"></reactive-allocation>',
}, async ({ page, figure }) => {
  await figure.locator("#set-targetUtilization").fill("60");
  await pressKey(page, "Tab");
  await figure.locator(".setting.changed button").focus();
  await pressKey(page, "Enter");
  assert.equal(await figure.locator(".setting.changed").count(), 0);
  assert.ok(await stays(figure));
});

testPost("a removed command disappears, and the focus stays in the figure", {
  body: '<reactive-allocation level="lab" open="hand"></reactive-allocation>',
}, async ({ page, figure }) => {
  for (const id of ["start", "start", "kill"]) await figure.locator(`#${id}`).click();
  for (const left of [2, 1, 0]) {
    await figure.locator(".script li button").first().focus();
    await pressKey(page, "Enter");
    assert.equal(await figure.locator(".script li button:not(#clear)").count(), left);
    assert.ok(await stays(figure), `${left} are left`);
  }
});
