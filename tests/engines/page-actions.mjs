// A page of an engine: documents, input, pictures, and what goes wrong.

import { serve, STRICT_CSP } from "../browser/harness.mjs";
import { emulate } from "./emulation.mjs";
import { locate, watch } from "./in-page.mjs";
import { STEP_MS, pointer } from "./pointer.mjs";
import { chord } from "./webdriver.mjs";

const LOADER = '<script type="module" src="/reactive-allocation.js"></script>';

export class Page {
  #session;
  #site;
  #seen = [];
  #emulated = false;

  constructor(engine, session) {
    this.engine = engine;
    this.#session = session;
  }

  /** The commands of the driver, for what is missing here. */
  get session() {
    return this.#session;
  }

  /** The address of the server of the open document. */
  get origin() {
    return this.#site.origin;
  }

  /**
   * Opens a post in a window whose content has the given size.
   *
   * `body`, `head`, `css` and `lang` make the document, or `html` is all of it. `pages`,
   * `csp` and `headers` go to the server. Unless `live` is false, the figures run and
   * are complete when it resolves.
   */
  async open({
    body = "<reactive-allocation></reactive-allocation>", head = LOADER, css = "", lang = "en", html,
    pages = {}, csp = STRICT_CSP, headers, live = true, width = 900, height = 700,
  } = {}) {
    await this.#leave();
    const file = (type, text) => (_, response) => response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
    this.#site = await serve({
      csp,
      headers,
      pages: {
        "/watch.js": file("text/javascript", `(${watch})();`),
        "/post.css": file("text/css", css),
        "/post": watched(html ?? post({ head, body, lang })),
        ...Object.fromEntries(Object.entries(pages).map(([path, page]) => [path, typeof page === "string" ? watched(page) : page])),
      },
    });
    await this.resize(width, height);
    await this.goto("/post", { live });
  }

  /** Goes to another document of the same server. */
  async goto(path, { live = true } = {}) {
    await this.#keepProblems();
    await this.#session.post("/url", { url: this.origin + path });
    if (live) await this.figuresRun();
  }

  async reload() {
    await this.#keepProblems();
    await this.#session.post("/refresh");
  }

  async back() {
    await this.#keepProblems();
    await this.#session.post("/back");
  }

  /** Calls a function in the page with arguments that are JSON. */
  evaluate(fn, ...args) {
    return this.#session.evaluate(fn, ...args);
  }

  /** Calls a function with the first element for a selector (see `locate`). */
  evaluateOn(selector, fn, ...args) {
    const call = `(selector, args) => {
      const found = (${locate})(selector);
      if (!found) throw new Error("nothing is " + selector);
      return (${fn})(found, ...args);
    }`;
    return this.#session.evaluate(call, selector, args);
  }

  /** Calls a function with the first figure. */
  onFigure(fn, ...args) {
    return this.evaluateOn("reactive-allocation", fn, ...args);
  }

  settings = () => this.onFigure((figure) => figure.settings);
  report = () => this.onFigure((figure) => figure.report);

  /** Sets some settings as a script of the post does. */
  async set(settings) {
    await this.onFigure((figure, settings) => void (figure.settings = settings), settings);
    await this.frames();
  }

  /** Resolves when everything asked for so far is on the screen. */
  frames() {
    return this.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }

  /** Resolves when every figure of the page runs, is complete, and is painted. */
  async figuresRun() {
    await this.evaluate(async () => {
      await customElements.whenDefined("reactive-allocation");
      for (const figure of document.querySelectorAll("reactive-allocation")) {
        await figure.ready;
        figure.dispatchEvent(new Event("pointerenter"));
        await figure.complete;
      }
    });
    await this.frames();
  }

  /** Resolves when a function of the page answers something true. */
  async until(fn, ...args) {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      if (await this.evaluate(fn, ...args)) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`never true: ${fn}`);
  }

  /** Returns the box of an element in the window, and its middle as `x` and `y`. */
  box(selector) {
    return this.evaluateOn(selector, (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height, x: left + width / 2, y: top + height / 2 };
    });
  }

  /** Returns the point of a selector's middle, in sight, or of `{ x, y }` as it is. */
  async point(target) {
    if (typeof target !== "string") return target;
    await this.evaluateOn(target, (element) => {
      const isInSight = () => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
        return top >= 0 && left >= 0 && top + height <= innerHeight && left + width <= innerWidth && element.contains(hit);
      };
      // The charts stop at the top of the window and cover what scrolls below them.
      for (const block of ["center", "end"]) if (!isInSight()) element.scrollIntoView({ block, behavior: "instant" });
    });
    await this.frames();
    return this.box(target);
  }

  /** Returns where the thumb of a native slider is for a value, now if none is given. */
  async thumb(selector, value) {
    await this.point(selector);
    return this.evaluateOn(selector, (input, value) => {
      const box = input.getBoundingClientRect();
      const [min, max] = [Number(input.min), Number(input.max)];
      // The thumb stays within the track, so its middle travels a little less.
      const half = 12;
      const share = ((value ?? input.valueAsNumber) - min) / (max - min);
      return { x: box.left + half + (box.width - 2 * half) * share, y: box.top + box.height / 2 };
    }, value ?? null);
  }

  mouse = pointer(this, "mouse");
  /** A finger; not every driver has one (see `CANNOT`). */
  touch = pointer(this, "touch");

  /** Two fingers that come down around a point and move apart, or together. */
  async pinch(target, { from = 20, to = 120 } = {}) {
    const { x, y } = await this.point(target);
    const finger = (side) => ({
      type: "pointer",
      id: `finger${side}`,
      parameters: { pointerType: "touch" },
      actions: [
        ...[from, to].flatMap((apart, end) => [
          { type: "pointerMove", x: Math.round(x), y: Math.round(y + (side * apart) / 2), duration: end * 20 * STEP_MS },
          ...(end === 0 ? [{ type: "pointerDown", button: 0 }] : []),
        ]),
        { type: "pointerUp", button: 0 },
      ],
    });
    await this.actions([finger(-1), finger(1)]);
    await this.frames();
  }

  /** Turns the mouse wheel over a target. */
  async wheel(target, deltaX, deltaY) {
    const { x, y } = await this.point(target);
    await this.actions([{ type: "wheel", id: "wheel", actions: [{ type: "scroll", x: Math.round(x), y: Math.round(y), deltaX, deltaY, duration: 0 }] }]);
    await this.frames();
  }

  /** Presses a key or a chord, such as `ArrowUp` or `Control+z`. */
  async press(keys) {
    await this.actions([{ type: "key", id: "keys", actions: chord(keys) }]);
    await this.frames();
  }

  /** Types a text, a key for each character. */
  async type(text) {
    await this.actions([{ type: "key", id: "keys", actions: [...text].flatMap(chord) }]);
    await this.frames();
  }

  actions(actions) {
    return this.#session.post("/actions", { actions });
  }

  /** Gives the content of the window a size in CSS pixels. */
  async resize(width, height) {
    const size = () => this.evaluate(() => [innerWidth, innerHeight]);
    let [outerWidth, outerHeight] = [width, height];
    for (let tries = 0; tries < 5; tries += 1) {
      await this.#session.post("/window/rect", { width: outerWidth, height: outerHeight });
      const [innerWidth, innerHeight] = await settled(size);
      if (innerWidth === width && innerHeight === height) return;
      // The rest is the frame of the window.
      outerWidth += width - innerWidth;
      outerHeight += height - innerHeight;
    }
    throw new Error(`the window has ${await size()} px, not ${[width, height]}`);
  }

  /** Returns a PNG of the window's content. */
  async screenshot() {
    return Buffer.from(await this.#session.get("/screenshot"), "base64");
  }

  /** Returns a PDF; `options` are those of the protocol (page, margin, background, …). */
  async print(options = {}) {
    return Buffer.from(await this.#session.post("/print", options), "base64");
  }

  /** Emulates a reader's system: see `emulation.mjs`; undone at the end of the test. */
  async emulate(features) {
    this.#emulated = true;
    await emulate(this.engine, this.#session, features);
    // Firefox tells its page of a preference by a message: until it has arrived, the page
    // is as it was. Forced colours bring their own scheme.
    await this.until(
      ({ dark, reducedMotion = false, forcedColors = false }) =>
        (dark === undefined || forcedColors || matchMedia("(prefers-color-scheme: dark)").matches === dark) &&
        matchMedia("(prefers-reduced-motion: reduce)").matches === reducedMotion &&
        matchMedia("(forced-colors: active)").matches === forcedColors,
      features,
    );
    await this.frames();
  }

  /** Hides the page as another tab does. */
  hide = () => this.#session.post("/window/minimize");

  /** Shows the page again, at the size that it had. */
  show = (width = 900, height = 700) => this.resize(width, height);

  /** Returns the events `input`, `change` and `error` since the last call. */
  heard = () => this.evaluate(() => window.heard.splice(0));

  /**
   * Returns what went wrong so far: errors and warnings of the console, uncaught
   * exceptions, failed loads and violations of the policy. The list is the page's own:
   * what a test takes out with `splice` is not a failure.
   */
  async problems() {
    await this.#keepProblems();
    return this.#seen;
  }

  async #keepProblems() {
    this.#seen.push(...(await this.evaluate(() => window.problems?.splice(0) ?? [])));
  }

  async #leave() {
    if (!this.#site) return;
    await this.#keepProblems();
    await this.#session.post("/url", { url: "about:blank" });
    await this.#site.close();
    this.#site = undefined;
  }

  /** Leaves the engine as it was before the test. */
  async close() {
    await this.#session.remove("/actions");
    if (this.#emulated) await emulate(this.engine, this.#session, {});
    await this.#leave();
  }
}

/** Puts the script that watches before all else of a document. */
function watched(html) {
  const script = '<script src="/watch.js"></script>';
  if (/<head[^>]*>/i.test(html)) return html.replace(/<head[^>]*>/i, (head) => head + script);
  return html.replace(/^(\s*<!doctype[^>]*>)?(\s*<html[^>]*>)?/i, (start) => start + script);
}

function post({ head, body, lang }) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title><link rel="stylesheet" href="/post.css">${head}</head><body>${body}</body></html>`;
}

/** Resolves with a value when it is the same twice: windows resize in their own time. */
async function settled(read) {
  let last = JSON.stringify(await read());
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((later) => setTimeout(later, 60));
    const now = JSON.stringify(await read());
    if (now === last) break;
    last = now;
  }
  return JSON.parse(last);
}
