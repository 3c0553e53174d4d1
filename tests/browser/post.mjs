// A post with figures in it, opened in a reader's browser: what the tests of
// the figure share.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, STRICT_CSP } from "./harness.mjs";

const LOADER = '<script type="module" src="/reactive-allocation.js"></script>';

let browser;

before(async () => (browser = await openBrowser()));
after(() => browser?.close());

/**
 * A test of one page, under the strict policy unless told otherwise.
 *
 * `body` and `head` are the post's HTML, `css` its style sheet, `pages`,
 * `csp` and `headers` go to the server, `routes` stand between it and the page, and the rest
 * are Playwright's options of a context.
 * The post is open and its figures run (unless `live` is false) when `check` is
 * called. What goes wrong in the page fails the test, unless `check` takes it out
 * of `problems`.
 */
export function testPost(name, options, check) {
  const {
    body = "<reactive-allocation></reactive-allocation>",
    head = LOADER,
    css = "",
    pages = {},
    csp = STRICT_CSP,
    headers,
    routes = {},
    live = true,
    ...context
  } = options;
  // A page that hangs must fail, and not the whole run with it.
  test(name, { timeout: 120_000 }, async (t) => {
    const site = await serve({
      csp,
      headers,
      pages: {
        "/post.css": (_, response) => response.setHeader("Content-Type", "text/css").end(css),
        "/post": document(head, body),
        ...pages,
      },
    });
    const opened = await openPage(browser, context);
    try {
      const { page, problems } = opened;
      await page.addInitScript(listen);
      for (const [path, handler] of Object.entries(routes)) await page.route(path, handler);
      await page.goto(`${site.origin}/post`);
      if (live) await figuresRun(page);
      await check({ t, page, problems, site, context: opened.context, figure: page.locator("reactive-allocation").first() });
      assert.deepEqual(problems, []);
      assert.deepEqual(await page.evaluate(() => window.violations ?? []), []);
    } finally {
      await opened.close();
      await site.close();
    }
  });
}

export const loader = LOADER;

function document(head, body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title><link rel="stylesheet" href="/post.css">${head}</head><body>${body}</body></html>`;
}

/** Keeps what the page is told, as a script of the post would hear it. */
function listen() {
  // For tests that replace the clock of the page.
  window.realFrame = requestAnimationFrame.bind(window);
  window.heard = [];
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  for (const type of ["input", "change", "error"]) {
    addEventListener(type, (event) => {
      const { bubbles, composed, detail } = event;
      window.heard.push({ type, bubbles, composed, detail, from: event.target?.id ?? "" });
    });
  }
}

/** Resolves when every figure of the page runs, is complete, and is painted. */
export async function figuresRun(page) {
  await page.evaluate(async () => {
    await customElements.whenDefined("reactive-allocation");
    for (const one of document.querySelectorAll("reactive-allocation")) {
      await one.ready;
      one.dispatchEvent(new Event("pointerenter"));
      await one.complete;
    }
  });
  await nextFrames(page);
}

/** Resolves when everything asked for so far is on the screen. */
export const nextFrames = (page) =>
  page.evaluate(() => {
    const frame = window.realFrame ?? requestAnimationFrame;
    return new Promise((done) => frame(() => frame(done)));
  });

// An input is handled in a later task when Yew yields to the browser, as it does every
// 16 ms: on a loaded machine a test that reads at once reads the state before the input. So
// a key is done, and a state is read, when everything asked for so far is on the screen.

/** Presses a key, and resolves when its effect is on the screen. */
export async function pressKey(page, key) {
  await page.keyboard.press(key);
  await nextFrames(page);
}

/** What the page heard of a type since it was last asked. */
export async function heard(page) {
  await nextFrames(page);
  return page.evaluate(() => window.heard.splice(0));
}

export async function settingsOf(figure) {
  await nextFrames(figure.page());
  return figure.evaluate((element) => element.settings);
}

export async function reportOf(figure) {
  await nextFrames(figure.page());
  return figure.evaluate((element) => element.report);
}

/** The report as events carry it: without the elasticity metrics of each policy. */
export const withoutSpec = (report) =>
  Object.fromEntries(Object.entries(report).map(([name, value]) => {
    if (typeof value !== "object") return [name, value];
    const { spec, ...numbers } = value;
    return [name, numbers];
  }));

/** Sets some settings as a script of the post does. */
export async function set(figure, settings) {
  await figure.evaluate((element, settings) => {
    element.settings = settings;
  }, settings);
  await nextFrames(figure.page());
}

/** A slider by what is written beside it. */
export const slider = (figure, label) => figure.locator(".slider", { hasText: label }).getByRole("slider");

/** The handle on the static line. */
export const handle = (figure) => figure.locator("#static");

/** Where the thumb of a native slider is for a value, in the window. */
export function thumb(slider, value) {
  return slider.evaluate((input, value) => {
    const box = input.getBoundingClientRect();
    const [min, max] = [Number(input.min), Number(input.max)];
    const wanted = value ?? input.valueAsNumber;
    // The thumb stays within the track, so its middle travels a little less. On a
    // scaled page it is as much larger as the track.
    const half = (12 * box.width) / input.offsetWidth;
    return {
      x: box.left + half + ((box.width - 2 * half) * (wanted - min)) / (max - min),
      y: box.top + box.height / 2,
    };
  }, value);
}

/** Presses the mouse on the thumb of a slider; the mouse is then the caller's. */
export async function takeThumb(slider) {
  await slider.scrollIntoViewIfNeeded();
  const { x, y } = await thumb(slider);
  const { mouse } = slider.page();
  await mouse.move(x, y);
  await mouse.down();
  return mouse;
}

/** Drags the thumb of a slider to a value with the mouse, by small moves. */
export async function dragTo(slider, value) {
  const mouse = await takeThumb(slider);
  const { x, y } = await thumb(slider, value);
  await mouse.move(x, y, { steps: 12 });
  await mouse.up();
  await nextFrames(slider.page());
}

/** A digest of what each canvas of a figure shows. */
export const pictures = (figure) =>
  figure.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll("canvas")].map((canvas) => {
      let hash = 0;
      for (const character of canvas.toDataURL()) hash = (hash * 31 + character.charCodeAt(0)) | 0;
      return hash;
    }),
  );

/** How often each opaque colour, as "r,g,b", is on the first canvas of a figure. */
export async function colours(figure) {
  const counts = await figure.evaluate((element) => {
    const canvas = element.shadowRoot.querySelector("canvas");
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const counts = {};
    for (let dot = 0; dot < data.length; dot += 4) {
      if (data[dot + 3] < 255) continue;
      const colour = `${data[dot]},${data[dot + 1]},${data[dot + 2]}`;
      counts[colour] = (counts[colour] ?? 0) + 1;
    }
    return counts;
  });
  return new Map(Object.entries(counts));
}

/** The middle of an element in the window. */
export async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** All text that a reader of the figure can come upon, read aloud or seen. */
export const textOf = (figure) =>
  figure.evaluate((element) => {
    const texts = [element.shadowRoot.textContent];
    for (const one of element.shadowRoot.querySelectorAll("*")) {
      for (const { name, value } of one.attributes) {
        if (/^aria-|^(value|min|max|step|title|alt|style)$/.test(name)) texts.push(`${name}=${value}`);
      }
    }
    return texts.join("\n");
  });

/** A number that was lost on its way to the reader. */
export const LOST_NUMBER = /NaN|Infinity|undefined|null/;
