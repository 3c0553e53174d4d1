// The lifecycle of a figure on its page. The build appends this file to
// wasm-bindgen's glue, which defines `FigureHandle`, `installWorkbench` and
// `onPanic`, to the linker, which defines `linkWorkbench`, and to paper.js and
// page-colours.js.

// Filled in by the build: the hashes of the files that are fetched from here.
const VALUE_INTEGRITY = "";
const WORDS_INTEGRITY = "";
const WASM_INTEGRITY = "";
const EXCHANGE_INTEGRITY = "";

/**
 * Fetches the first wasm file and starts it, then defines <reactive-value>. `preload` is
 * the loader's; `element` may name an address of the author's own.
 */
export async function begin(preload, element) {
  const url = element.getAttribute("wasm-url");
  const wasm = url ?? new URL("./reactive-allocation_bg.wasm", import.meta.url);
  const response = await fetch(wasm, { integrity: url ? "" : WASM_INTEGRITY }).catch(() => ({}));
  if (!response.ok) throw downloadFailed(wasm);
  await __wbg_init({ module_or_path: response });
  // Not in the thread of a map, which has no document.
  new MutationObserver(followLanguages).observe(document, { attributeFilter: ["lang"], subtree: true });
  defineValue(preload);
}

// Browsers tell the two causes apart only in their console.
const downloadFailed = (url) => Error(`Could not load ${url}: download or integrity check failed`);

/** Defines <reactive-value>. `preload` is the loader's. */
const defineValue = (preload) =>
  customElements.get("reactive-value") ??
  customElements.define(
    "reactive-value",
    class extends HTMLElement {
      #stop;

      async connectedCallback() {
        try {
          await preload("reactive-value.js", VALUE_INTEGRITY);
        } catch (error) {
          // The author's text stays until the reader is online.
          console.error("<reactive-value>", error.message);
          addEventListener("online", () => this.isConnected && this.connectedCallback(), { once: true });
          return;
        }
        const { follow } = await import("./reactive-value.js");
        this.#stop?.();
        if (this.isConnected) this.#stop = follow(this, figureOf);
      }

      disconnectedCallback() {
        this.#stop?.();
      }
    },
  );

/** The language tag in force at an element; English without one. */
function languageOf(element) {
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    if (node.lang) return node.lang;
  }
  return "en";
}

/** The tag and the texts of a language; empty for English. */
async function wordsFor(language, preload) {
  if (/^en/i.test(language)) return [];
  await preload("reactive-allocation-words.js", WORDS_INTEGRITY);
  return (await import("./reactive-allocation-words.js")).words(language);
}

/** Shown after a panic. Other languages have these as their first two texts. */
const STOPPED = ["The figure has stopped.", "Start again"];

/** The attributes that say how a figure is shown. */
const DISPLAY_ATTRIBUTES = ["level", "charts", "controls", "open", "presets", "sentence", "compact", "predict"];

const running = new Set();
/** Whether the figures have the workbench, the second wasm file. */
let complete = false;
/** How often the wasm instance has stopped. */
let faults = 0;
/** The author's address of the first wasm file; the second one is beside it. */
let wasmUrl;
/** The figure that runs in an element. */
const figureOf = (element) => [...running].find((one) => one.element === element)?.mounted.figure;
/** Mounted figures without an element. Mounting anew leaks memory, so they are reused. */
const pool = [];

/** Ends all figures: a panic leaves none of them usable. */
function onFault(message) {
  pool.length = 0;
  complete = false;
  faults += 1;
  const ended = [...running];
  running.clear();
  for (const controller of ended) controller.fail(message);
  // Starts the next instance now. Started by its first call, it would run the callbacks
  // that are pending in this one, such as that of a frame.
  queueMicrotask(() => onPanic(onFault));
}

/** Gives the workbench to all figures that run. */
async function loadWorkbench() {
  onPanic(onFault);
  const before = faults;
  await linkWorkbench(wasmUrl);
  // Since then the instance may have stopped.
  if (before !== faults || complete) return;
  installWorkbench();
  complete = true;
  for (const controller of running) controller.showWorkbench();
}

/** Calls a function when the page has nothing else to do. */
const whenIdle = (call) => (window.requestIdleCallback ? requestIdleCallback(call, { timeout: 1000 }) : setTimeout(call));

// A page may change its language, or that of a part. Texts that could not be fetched may come once it is online.
const followLanguages = () => running.forEach((controller) => controller.followLanguage());
addEventListener("online", followLanguages);

/** Puts a picture of each figure behind it while the page is printed. */
for (const type of ["beforeprint", "afterprint"]) {
  addEventListener(type, () => {
    for (const { mounted } of running) {
      mounted.mount.querySelector(".paper")?.remove();
      if (complete && type === "beforeprint") mounted.mount.append(paperOf(mounted.figure));
    }
  });
}

/** The controller of each element. */
const controllers = new WeakMap();

/** What an element has once the figure is loaded. A load that is given before is taken then. */
const members = {
  trace: {
    get() {
      return controllers.get(this).trace;
    },
    set(trace) {
      controllers.get(this).trace = trace;
    },
  },
  openLink: {
    value(link) {
      return controllers.get(this).openLink(link);
    },
  },
  decisionLog: {
    value() {
      return controllers.get(this).decisionLog();
    },
  },
};

/**
 * Runs the figure of one element. `host` is the element's side: its `box` in the
 * shadow root, `preload`, `reserve` (the room of the figure), `fallback` (shows it),
 * `error` (reports one), `complete` (resolves the promise), and `settings`, which are laid over the
 * attributes at the next start.
 */
export class FigureController {
  /** How often the figure was put on the page: each time, its sections begin anew. */
  starts = 0;
  #words = [];
  #trace;
  /** Ends the listeners that load the workbench. */
  #waiting;
  #attributeChanges = new MutationObserver((records) => {
    this.#followColours();
    const changed = new Set(records.map((record) => record.attributeName));
    // Seen by the page's own observer, but for an element in a shadow root.
    if (changed.has("lang")) this.followLanguage();
    this.mounted?.figure.attributesChanged(this.#attributes(), [...changed]);
    if (changed.has("open")) this.#complete();
    if (changed.has("src")) this.#takeLoad();
  });

  constructor(element, root, host) {
    Object.assign(this, { element, root, host });
    controllers.set(element, this);
    this.trace = element.trace;
    delete element.trace;
    Object.defineProperties(element, members);
    // A restart after a panic begins with the last committed settings.
    element.addEventListener("change", ({ detail }) => detail?.settings && this.#keep(detail.settings));
    // The style sheet gives the box a transition, which ends in an event when the page changes its colours.
    host.box.addEventListener("transitionend", () => this.#followColours());
    // A section that is behind the second seam was opened.
    element.addEventListener("reactive-allocation-exchange", () => this.#exchange(() => {}));
    for (const type of ["dragover", "drop"]) {
      host.box.addEventListener(type, (event) => {
        if (!this.mounted || element.matches("[level=basic]") || !event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file && type === "drop") this.#exchange((exchange) => this.#readDropped(exchange, file));
      });
    }
    // The page sees the element as their target: its shortcuts are not meant.
    for (const type of ["keydown", "keypress", "keyup"]) {
      host.box.addEventListener(type, (event) => {
        if (event.defaultPrevented || event.target.matches("input, select, textarea")) event.stopPropagation();
      });
    }
  }

  #keep(settings) {
    this.host.settings.splice(0, Infinity, settings);
  }

  #followColours() {
    this.host.box.style.colorScheme = schemeBeside(this.element);
  }

  /** Shows the texts of the language now in force at the element. A failure is reported, and the texts stay. */
  async followLanguage() {
    const language = languageOf(this.element);
    const words = await wordsFor(language, this.host.preload).catch((error) => this.host.error(error.message));
    // Another language may have come while these texts were fetched.
    if (!words || !this.mounted || language !== languageOf(this.element) || words[0] === this.#words[0]) return;
    this.mounted.figure.setWords((this.#words = words));
    this.element.dispatchEvent(new Event("reactive-allocation-update"));
  }

  /** Starts the figure unless it runs. Resolves to false if the element has left the page. */
  async start() {
    if (this.mounted) return true;
    const { element, host, root } = this;
    this.#words = await wordsFor(languageOf(element), host.preload);
    wasmUrl ??= element.getAttribute("wasm-url") ?? "";
    // Open sections belong to the first frame.
    if (element.hasAttribute("open")) await this.#complete();
    if (!element.isConnected) return false;
    onPanic(onFault);
    const mounted = pool.pop() ?? { mount: this.#newMount() };
    if (mounted.figure) mounted.figure.rebind(element, root, this.#attributes(), this.#words);
    else mounted.figure = new FigureHandle(element, root, mounted.mount, this.#attributes(), this.#words);
    host.reserve(mounted.mount);
    for (const settings of host.settings) mounted.figure.patch(settings);
    host.box.replaceChildren(mounted.mount);
    this.#followColours();
    this.mounted = mounted;
    this.starts += 1;
    running.add(this);
    this.#attributeChanges.observe(element, { attributes: true });
    element.dispatchEvent(new Event("reactive-allocation-update"));
    if (complete) host.complete();
    else this.#awaitInterest();
    if (this.#trace || element.hasAttribute("src")) this.#takeLoad();
    return true;
  }

  get trace() {
    return this.#trace;
  }

  /** A load over time of the author's own: a text, or `{ times, values }`; takes the place of that at `src`. */
  set trace(trace) {
    if (trace === this.#trace) return;
    this.#trace = trace;
    if (this.mounted) this.#takeLoad();
  }

  /** Gives the figure the load of the author. */
  #takeLoad() {
    this.#exchange((exchange) => exchange.takeLoad(this.#trace, this.element.getAttribute("src")));
  }

  /** Reads a file, and opens the section that tells what becomes of it. */
  #readDropped(exchange, file) {
    // The page does not see this click.
    this.root.querySelector("#job[aria-expanded=false]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return exchange.readFile(file);
  }

  /** Shows what a link keeps: an address, or what stands in it behind `#`. */
  openLink(link) {
    return this.#exchange((exchange) => exchange.openLink(link));
  }

  /** Loads the workbench when the figure is in view and the page is idle, when the reader comes to it or is online. */
  #awaitInterest() {
    const { element } = this;
    const { signal } = (this.#waiting = new AbortController());
    for (const type of ["pointerenter", "focusin"]) element.addEventListener(type, () => this.#complete(), { signal });
    addEventListener("online", () => this.#complete(), { signal });
    const view = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) whenIdle(() => signal.aborted || this.#complete());
    });
    view.observe(element);
    signal.addEventListener("abort", () => view.disconnect());
  }

  /** Loads the workbench. A failure is reported; the next interest tries again. */
  #complete() {
    return loadWorkbench().catch((error) => this.host.error(`Could not load the whole figure. ${error}`));
  }

  /** Loads what is behind the second seam, and calls a function with it. A failure is reported. */
  async #exchange(call) {
    try {
      await loadWorkbench();
      await this.host.preload("exchange.js", EXCHANGE_INTEGRITY);
      await call(await (await import("./exchange.js")).exchangeOf(this, wasmUrl));
    } catch (error) {
      this.host.error(`${error.message ?? error}`);
    }
  }

  /** The language of its texts: "en", "de", "zh". */
  get language() {
    return this.#words[0] ?? "en";
  }

  showWorkbench() {
    this.#waiting?.abort();
    this.mounted.figure.refresh(this.root, this.#attributes());
    this.host.complete();
  }

  toURL(page = "embed.html") {
    if (!this.mounted) return;
    const url = new URL(page, import.meta.url);
    // No server sees what stands behind it.
    url.hash = this.link();
    return url.href;
  }

  /** The figure as the text of a link: see src/link. */
  link() {
    const { element } = this;
    // With the workbench, a reader may have changed the charts: the figure names them.
    const isGiven = (name) => element.hasAttribute(name) && !(complete && name === "charts");
    const shown = DISPLAY_ATTRIBUTES.filter(isGiven).map((name) => {
      const words = element.getAttribute(name).match(/[\w-]+/g)?.join(".") ?? "";
      return `&${name}=${name === "compact" ? "yes" : words}`;
    });
    return this.mounted.figure.link(shown.join(""), element.hasAttribute("compact"));
  }

  async toSVG(width = 1060) {
    await loadWorkbench();
    return this.#figure.toSVG(width);
  }

  async toCSV(policy = "reactive", stepSeconds = 60) {
    await loadWorkbench();
    return this.#figure.toCSV(policy, stepSeconds);
  }

  async decisionLog() {
    await loadWorkbench();
    return this.#figure.decisionLog();
  }

  #newMount() {
    const mount = document.createElement("div");
    // The sliders' own events stay inside; the page gets the figure's.
    for (const type of ["input", "change"]) mount.addEventListener(type, (event) => event.stopPropagation());
    return mount;
  }

  /** Takes the figure off the page; its settings are kept for the next start. */
  stop() {
    if (!this.mounted) return;
    this.#keep(this.settings);
    running.delete(this);
    pool.push(this.mounted);
    this.#end();
    this.host.fallback();
  }

  /** Shows the fallback after a panic, with a button that starts the figure again. */
  fail(message) {
    this.#end();
    const [stopped, restart] = this.#words.length ? this.#words.slice(1) : STOPPED;
    const [notice, button] = ["p", "button"].map((tag) => document.createElement(tag));
    Object.assign(button, { type: "button", onclick: () => this.element.start(), textContent: restart });
    notice.role = "alert";
    notice.append(stopped, " ", button);
    this.host.fallback(notice);
    this.host.error(message);
  }

  #end() {
    this.#waiting?.abort();
    this.#attributeChanges.disconnect();
    this.mounted = undefined;
  }

  #attributes() {
    return [...this.element.attributes].flatMap(({ name, value }) => [name, value]);
  }

  /** The figure that runs; throws if the element is not on a page. */
  get #figure() {
    if (!this.mounted) throw Error("The figure does not run: its element is not on the page.");
    return this.mounted.figure;
  }

  get settings() {
    return this.mounted?.figure.settings();
  }

  set settings(settings) {
    this.mounted.figure.patch(settings);
    this.#keep(this.settings);
  }
}
