// Actions of a reader by keys, mouse and touch, and the visible state of a figure:
// shared by the tests of the figure.

import assert from "node:assert/strict";
import { nextFrames, pressKey } from "./post.mjs";

/** The id of the element of a figure that has the focus; empty if none has. */
export const focused = (figure) => figure.evaluate((element) => element.shadowRoot.activeElement?.id ?? "");

/** Goes on by Tab, from wherever the focus is, until an element has it. */
export async function tabTo(figure, id, key = "Tab") {
  const { keyboard } = figure.page();
  for (let stops = 0; stops < 150; stops += 1) {
    if ((await focused(figure)) === id) return;
    await keyboard.press(key);
  }
  assert.fail(`“${id}” cannot be reached by ${key}`);
}

/** Goes on by an arrow key within a row of buttons until one has the focus. */
export async function arrowTo(figure, id, key = "ArrowRight") {
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await focused(figure)) === id) return;
    await pressKey(figure.page(), key);
  }
  assert.fail(`“${id}” cannot be reached by ${key}`);
}

/** Where in a span a place of the time slider is, in seconds. */
export const secondsOf = (figure, span = 86_400) =>
  figure.locator("#time").evaluate((input, span) => (input.valueAsNumber / 100) * span, span);

/** What the figure shows of one moment: everything that the cursor changes. */
export const moment = (figure) =>
  figure.evaluate((element) => {
    const root = element.shadowRoot;
    const all = (selector) => [...root.querySelectorAll(selector)];
    const time = root.querySelector("#time");
    return {
      percent: time.valueAsNumber,
      said: time.getAttribute("aria-valuetext"),
      clock: root.querySelector(".clock").textContent,
      why: root.querySelector(".why").textContent,
      readings: all(".chart .reading").filter((one) => one.checkVisibility()).map((one) => one.textContent),
      lines: all(".cursor").filter((one) => !one.hidden).map((one) => Math.round(one.getBoundingClientRect().left - one.parentElement.getBoundingClientRect().left)),
      boxes: all(".stage").map((stage) => [...stage.querySelectorAll(".box")].map((box) => box.className.replace("box ", ""))),
      behind: all(".behind").map((one) => one.textContent),
      queues: all(".stage").map((stage) => Number(stage.style.getPropertyValue("--queue"))),
    };
  });

/** A run as rows of numbers, by the names of its columns. */
export async function csv(figure, policy, seconds) {
  const text = await figure.evaluate((element, how) => element.toCSV(...how), [policy, seconds]);
  const [head, ...lines] = text.trim().split("\n").map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(head.map((name, column) => {
    const number = Number(line[column]);
    return [name, Number.isNaN(number) ? line[column] : number];
  })));
}

/** The row of a run at a time. */
export async function rowAt(figure, policy, t_s) {
  // Rows are of round times, so the step must be one that meets this one.
  const rows = await csv(figure, policy, t_s);
  return rows.find((row) => Math.abs(row.t_s - t_s) < 1e-6);
}

/** Moves the mouse into a chart, at a share of its width. */
export async function pointAt(figure, share, chart = 0) {
  const field = figure.locator(".field").nth(chart);
  await field.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await field.boundingBox();
  await figure.page().mouse.move(x + width * share, y + height * 0.5);
  await nextFrames(figure.page());
}

/** Selects the chart of an element where only one chart is in sight. */
export async function bringInSight(figure, locator) {
  const chart = await locator.evaluate((element) => [...element.getRootNode().querySelectorAll(".panel")].indexOf(element.closest(".panel")));
  const button = figure.locator(".charts .switch button").nth(chart);
  if (!(await locator.isVisible()) && (await button.isVisible())) {
    await button.click();
    await nextFrames(figure.page());
  }
}

/** Takes a handle with the mouse; answers where it was taken. */
export async function take(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  const { mouse } = locator.page();
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Drags a handle by so many pixels with the mouse, in small moves. */
export async function dragBy(locator, dx, dy) {
  const from = await take(locator);
  const { mouse } = locator.page();
  await mouse.move(from.x + dx, from.y + dy, { steps: 12 });
  await mouse.up();
  await nextFrames(locator.page());
}

/** A finger this near to where it came down rests, in CSS pixels. */
const RESTS_PX = 10;

/**
 * A finger on the page. Its events carry times of their own, so that a busy machine does
 * not slow the finger down.
 */
export async function finger(context, page) {
  const session = await context.newCDPSession(page);
  let seconds = Date.now() / 1000;
  /** Sends a touch event, some milliseconds after the last one. */
  const send = (type, touchPoints, later = 16) => {
    seconds += later / 1000;
    return session.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp: seconds });
  };
  return {
    send,
    down: (at) => send("touchStart", [at]),
    up: () => send("touchEnd", []),
    /** Two fingers that come down around a point and move apart. */
    async pinch({ x, y }, apart = 100) {
      const at = (distance) => [{ x, y: y - distance, id: 1 }, { x, y: y + distance, id: 2 }];
      await send("touchStart", at(10).slice(0, 1));
      await send("touchStart", at(10));
      for (let step = 1; step <= 10; step += 1) {
        await send("touchMove", at(10 + (apart * step) / 10));
        await nextFrames(page);
      }
      await send("touchEnd", []);
      await nextFrames(page);
    },
    /** Moves from one place to another, after a rest in milliseconds. */
    async swipe(from, to, { steps = 12, rest = 0 } = {}) {
      await send("touchStart", [from]);
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps;
        const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
        await send("touchMove", [at], step === 1 ? 16 + rest : 16);
        // The figure measures by its own clock how long a finger rests, so it must not
        // wait there for the frames of a busy machine.
        if (Math.hypot(at.x - from.x, at.y - from.y) > RESTS_PX) await nextFrames(page);
      }
      // It stops before it is lifted: nothing rolls on.
      await send("touchMove", [to], 300);
      await send("touchEnd", []);
      await nextFrames(page);
    },
  };
}

/** The numbers of the left axes, with their places. */
export const axes = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll(".chart")].map((chart) =>
      [...chart.querySelectorAll(".texts .tick")]
        .filter((text) => /^\d+$/.test(text.textContent))
        .map((text) => `${text.textContent} at ${text.style.getPropertyValue("top")}`),
    ),
  );

/** Pixels of one worker and of one second in the first chart of a day. */
export const scale = (figure) =>
  figure.evaluate((element) => {
    const ticks = [...element.shadowRoot.querySelector(".chart").querySelectorAll(".texts .tick")];
    const place = (text, side) => Number.parseFloat(ticks.find((tick) => tick.textContent === text).style.getPropertyValue(side));
    return {
      worker: (place("0", "top") - place("2", "top")) / 2,
      second: (place("12:00", "left") - place("06:00", "left")) / 21_600,
      zero: place("0", "top"),
      midnight: place("12:00", "left") - 2 * (place("12:00", "left") - place("06:00", "left")),
    };
  });

/** Where every part of the figure is that neither a drag nor time should move. */
export const layout = (figure) =>
  figure.evaluate((element) => {
    const parts = element.shadowRoot.querySelectorAll(
      "[part]:not(.handle, .own), .numbers > *, .sliders input, canvas, .title, .stage, #time, .clock, .why, .foot button, .truth, .setting, .trace",
    );
    // The menu lies over the figure.
    const places = [...parts].filter((part) => !part.closest(".menu-box")).map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return `${part.localName}#${part.id}.${part.className} ${[x, y + scrollY, width, height].map(Math.round)}`;
    });
    return [`page ${document.documentElement.scrollHeight}`, ...places];
  });

/** Asks for a time in seconds; the next frame shows it. */
export const seek = (figure, t_s, span = 86_400) =>
  figure.locator("#time").evaluate((input, percent) => {
    input.value = String(percent);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, (t_s / span) * 100);

/** Puts the cursor at a time in seconds, more exactly than a hand could. */
export async function goTo(figure, t_s, span = 86_400) {
  await seek(figure, t_s, span);
  await nextFrames(figure.page());
}
