// What the monkey does: the acts of a reader by real input, and those of a page.

import { STRICT_CSP } from "../browser/harness.mjs";
import { cannot } from "./differences.mjs";
import { randomValue } from "./setting-values.mjs";

const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowRight", "Home", "End", "PageUp", "PageDown", "Delete", "Enter", "Space", "Escape", "Tab", "Shift+Tab", ",", ".", "z", "Control+z", "Control+y"];
const TYPED = ["12", "1,000", "1.000", "12k", "7.5", "0", "-1", "1e9", "２０", "2 min", "60 %", "250m", "many", "", "default", "99999999999", "asg", "x40-20"];

/** Returns the size of the memory of the figures' wasm instance. */
async function wasmBytes() {
  const exports = Object.values(await (await import("/reactive-allocation-glue.js")).default());
  return exports.find((one) => one instanceof WebAssembly.Memory).buffer.byteLength;
}

/** The document: two places for the figure, a number in the text, and fields of its own. */
export const DOCUMENT = {
  // A picture of pixels is drawn of an SVG.
  csp: `${STRICT_CSP}; img-src 'self' blob:`,
  pages: {
    "/wasm-bytes.js": (_, response) => response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" }).end(`${wasmBytes}`),
  },
  body: `<script src="/wasm-bytes.js"></script><main id="here"><p>Before</p><reactive-allocation id="fig" level="lab" charts="static manual reactive" open="hood settings hand"><img src="/fallback.svg" alt="The picture"></reactive-allocation></main>
<p><reactive-value for="fig" of="static.idle-share">55 %</reactive-value> and <reactive-value id="edited" for="fig" of="static-workers" editable>7</reactive-value></p>
<aside id="there"></aside><input id="copied"><textarea id="copied-lines"></textarea>`,
  // A finger at the edge of the window would go back to the page before.
  css: `html { overscroll-behavior: none } body { margin: 8px 8px 1500px } .dark { color-scheme: dark; background: #111; color: #eee } .light { color-scheme: light }
.narrow { width: 60% } .zoom-small { zoom: 0.7 } .zoom-large { zoom: 1.6 }
.tokens reactive-allocation { --ra-idle: #cde; --ra-workers: #060; --ra-radius: 0 }`,
};

/** Finds the visible elements of the figure for a selector, as a number for `nth`. */
const count = (page, selector) =>
  page.onFigure((figure, selector) => {
    const visible = [...figure.shadowRoot.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0);
    for (const marked of figure.shadowRoot.querySelectorAll("[data-monkey]")) marked.removeAttribute("data-monkey");
    visible.forEach((one, place) => one.setAttribute("data-monkey", place));
    return visible.length;
  }, selector);

/** Chooses a visible element; resolves with its selector and a name for the log. */
export async function choose(page, random, selector) {
  const found = await count(page, selector);
  if (found === 0) return null;
  const chosen = `[data-monkey="${random.whole(0, found - 1)}"]`;
  const name = await page.evaluateOn(chosen, (one) => one.id || one.className || one.localName);
  return { chosen, name };
}

/** Returns points moved into the window: a driver refuses others. */
export async function inWindow(page, ...points) {
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
  return points.map(({ x, y }) => ({ x: Math.min(width - 1, Math.max(0, x)), y: Math.min(height - 1, Math.max(0, y)) }));
}

/** Drags with a pointer between two points that may lie outside the window. */
async function drag(page, pointer, from, to, how) {
  await page[pointer].drag(...(await inWindow(page, from, to)), how);
}

const pointerOf = (page, random) => (!cannot(page.engine, "touch") && random.chance(0.3) ? "touch" : "mouse");

/** The acts of a reader, by name: each resolves with what it did, or null if it cannot. */
export const READER = {
  async slider(page, random) {
    const one = await choose(page, random, "input[type=range]");
    if (!one) return null;
    const [pointer, share] = [pointerOf(page, random), random.number()];
    const { left, width, y } = await page.point(one.chosen);
    const thumb = await page.thumb(one.chosen);
    await drag(page, pointer, { x: thumb.x, y }, { x: left + width * share, y }, { steps: random.whole(1, 8) });
    return `${pointer} drags slider ${one.name} to ${share.toFixed(2)}`;
  },
  async handle(page, random) {
    const one = await choose(page, random, ".handle, .command");
    if (!one) return null;
    const [pointer, dx, dy] = [pointerOf(page, random), random.whole(-150, 150), random.whole(-120, 120)];
    const { x, y } = await page.point(one.chosen);
    await drag(page, pointer, { x, y }, { x: x + dx, y: y + dy }, { steps: random.whole(1, 8), hold: random.pick([0, 0, 300]) });
    return `${pointer} drags handle ${one.name} by ${dx}, ${dy}`;
  },
  async key(page, random) {
    const one = await choose(page, random, "[tabindex], button, input, select");
    if (!one) return null;
    // A list of choices opens in a window of the system.
    const isSelect = await page.evaluateOn(one.chosen, (element) => (element.focus(), element.localName === "select"));
    const keys = Array.from({ length: random.whole(1, 4) }, () => random.pick(isSelect ? ["Tab"] : KEYS));
    for (const key of keys) await page.press(key);
    return `keys ${keys.join(" ")} on ${one.name}`;
  },
  async button(page, random) {
    const one = await choose(page, random, "button:not([aria-disabled=true])");
    if (!one) return null;
    const pointer = pointerOf(page, random);
    await page[pointer].click(...(await inWindow(page, await page.point(one.chosen))));
    return `${pointer} clicks ${one.name}`;
  },
  async type(page, random) {
    const one = await choose(page, random, "input[type=text], input[type=search]");
    if (!one) return null;
    const text = random.pick(TYPED);
    await page.evaluateOn(one.chosen, (field) => field.focus());
    await page.press("Control+a");
    await page.press("Delete");
    await page.type(text);
    await page.press(random.pick(["Enter", "Tab", "Escape"]));
    return `types “${text}” into ${one.name}`;
  },
  async paste(page, random) {
    const one = await choose(page, random, "input[type=text], input[type=search]");
    if (!one) return null;
    const text = random.pick([...TYPED, "19,000\nrecords/s", "\u202e12", "a".repeat(2000)]);
    await page.evaluate((text) => {
      const copied = document.querySelector("#copied");
      copied.value = text;
      copied.focus();
      copied.select();
    }, text);
    await page.press("Control+c");
    await page.evaluateOn(one.chosen, (field) => (field.focus(), field.select()));
    await page.press("Control+v");
    await page.press("Enter");
    return `pastes “${text.slice(0, 20)}” into ${one.name}`;
  },
  async chart(page, random) {
    const one = await choose(page, random, ".field");
    if (!one) return null;
    const pointer = pointerOf(page, random);
    const { left, top, width, height } = await page.point(one.chosen);
    const at = () => ({ x: left + width * random.number(), y: top + height * random.number() });
    if (random.chance(0.3)) await page[pointer].click(...(await inWindow(page, at())));
    else await drag(page, pointer, at(), at(), { steps: random.whole(1, 10), hold: random.pick([0, 0, 700]) });
    return `${pointer} on a chart`;
  },
  async pencil(page, random) {
    if (!(await choose(page, random, "#pencil"))) return null;
    await page.mouse.click(...(await inWindow(page, await page.point("#pencil"))));
    const one = await choose(page, random, ".field, .sketch");
    if (!one) return null;
    const { left, top, width, height } = await page.point(one.chosen);
    const at = () => ({ x: left + width * random.number(), y: top + height * random.number() });
    await drag(page, "mouse", at(), at(), { steps: 10 });
    return "draws with the pencil";
  },
  async hover(page, random) {
    const one = await choose(page, random, "*");
    if (!one) return null;
    await page.mouse.move(...(await inWindow(page, await page.point(one.chosen))));
    return `hovers over ${one.name}`;
  },
  async wheel(page, random) {
    const one = await choose(page, random, ".field, .settings, input");
    if (!one) return null;
    await page.wheel(...(await inWindow(page, await page.point(one.chosen))), 0, random.whole(-400, 400));
    return `wheel over ${one.name}`;
  },
  async number(page, random) {
    const { x, y } = await page.point("#edited");
    await drag(page, "mouse", { x, y }, { x: x + random.whole(-60, 60), y });
    return "drags the number in the text";
  },
};

const toggled = async (page, selector, names, random) => {
  const name = random.pick([...names, ""]);
  await page.evaluate((selector, names, name) => {
    const { classList } = document.querySelector(selector);
    classList.remove(...names);
    if (name) classList.add(name);
  }, selector, names, name);
  return `${selector} is ${name || "plain"}`;
};

/** The acts of a page and of what is around it. `state` has the settings and the oracle. */
export const PAGE = {
  async attribute(page, random, state) {
    const setting = random.pick(state.table);
    const value = random.chance(0.2) ? null : String(randomValue(random, setting));
    await page.onFigure((figure, name, value) => (value === null ? figure.removeAttribute(name) : figure.setAttribute(name, value)), setting.name, value);
    state.mayRefuse = setting;
    return `attribute ${setting.name}=${value}`;
  },
  async property(page, random, state) {
    const patch = {};
    for (let left = random.whole(1, 3); left > 0; left -= 1) {
      const setting = random.pick(state.table);
      patch[setting.property] = randomValue(random, setting);
      state.mayRefuse = setting;
    }
    await page.onFigure((figure, patch) => void (figure.settings = patch), patch);
    return `property ${JSON.stringify(patch)}`;
  },
  async display(page, random, state) {
    const [name, values] = random.pick([
      ["level", ["more", "lab", null]], ["charts", ["static reactive", "static manual reactive", "reactive", "manual static", null]],
      ["open", ["", "hood", "settings hand", "hood settings hand", null]], ["compact", ["", null]], ["sentence", ["off", "on", null]],
      ["presets", ["day-night weekend", "", null]], ["controls", ["heartbeat-timeout noise", "peak-load", null]], ["lang", ["de", "zh", "en", "fr", null]],
    ]);
    const value = random.pick(values);
    await page.onFigure((figure, name, value) => (value === null ? figure.removeAttribute(name) : figure.setAttribute(name, value)), name, value);
    state.isSlow = true;
    return `attribute ${name}=${value}`;
  },
  async move(page, random, state) {
    const place = random.pick(["#here", "#there", "body"]);
    await page.evaluate((place) => document.querySelector(place).append(document.querySelector("#fig")), place);
    state.isSlow = true;
    return `moves the figure to ${place}`;
  },
  async away(page, random, state) {
    await page.evaluate((waits) => new Promise((back) => {
      const figure = document.querySelector("#fig");
      const parent = figure.parentNode;
      figure.remove();
      setTimeout(() => (parent.append(figure), back()), waits);
    }), random.pick([0, 50, 300]));
    state.isSlow = true;
    return "removes the figure and inserts it again";
  },
  async second(page, random, state) {
    await page.evaluate(async () => {
      const other = document.querySelector("#fig").cloneNode(true);
      other.id = "other";
      // A lazy one may be too far down to start.
      other.setAttribute("loading", "eager");
      document.querySelector("#there").append(other);
      await other.ready;
      other.remove();
    });
    state.isSlow = true;
    return "inserts a copy and removes it";
  },
  async resize(page, random) {
    const [width, height] = [random.pick([340, 360, 500, 720, 900, 1200]), random.pick([500, 700, 1400])];
    await page.resize(width, height);
    return `window ${width} × ${height}`;
  },
  zoom: (page, random) => toggled(page, "html", ["zoom-small", "zoom-large"], random),
  theme: (page, random) => toggled(page, "html", ["dark", "light"], random),
  width: (page, random) => toggled(page, "#here", ["narrow"], random),
  tokens: (page, random) => toggled(page, "body", ["tokens"], random),
  async system(page, random) {
    if (cannot(page.engine, "emulate")) return null;
    const features = { dark: random.chance(0.5), reducedMotion: random.chance(0.5), forcedColors: random.chance(0.2) };
    await page.emulate(features);
    return `system ${JSON.stringify(features)}`;
  },
  async offline(page, random) {
    if (cannot(page.engine, "emulate")) return null;
    await page.emulate({ offline: true });
    const did = await READER.slider(page, random);
    await page.emulate({});
    return `offline; ${did}`;
  },
  async hidden(page, random) {
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
    await page.hide();
    await new Promise((later) => setTimeout(later, random.pick([50, 400])));
    await page.show(width, height);
    return "hides the page and shows it";
  },
  async print(page) {
    if (cannot(page.engine, "print")) return null;
    const bytes = (await page.print()).length;
    return `prints ${bytes} bytes`;
  },
  async exports(page, random) {
    const [policy, width] = [random.pick(["static", "manual", "reactive"]), random.pick([320, 700, 1200])];
    const sizes = await page.onFigure(async (figure, policy, width) => [(await figure.toSVG(width)).length, (await figure.toCSV(policy, 600)).length, figure.toURL().length], policy, width);
    if (sizes.some((size) => size < 20)) throw new Error(`an export is empty: ${sizes}`);
    return `exports ${sizes}`;
  },
  async reset(page) {
    await page.onFigure((figure) => figure.reset());
    return "reset()";
  },
};
