// The lifecycle of a figure on its page. The build appends this file to
// wasm-bindgen's glue, which defines `FigureHandle`, `installWorkbench` and
// `onPanic`, and to the linker, which defines `linkWorkbench`.

// Filled in by the build: the hashes of the files that are fetched from here.
const VALUE_INTEGRITY = "";
const WORDS_INTEGRITY = "";
const WASM_INTEGRITY = "";

/**
 * Fetches the first wasm file and starts it, then defines <reactive-value>. `preload` is
 * the loader's, `url` an address of the author's own.
 */
export async function begin(preload, url) {
  const wasm = url ?? new URL("./reactive-allocation_bg.wasm", import.meta.url);
  const response = await fetch(wasm, { integrity: url ? "" : WASM_INTEGRITY }).catch(() => ({}));
  if (!response.ok) throw downloadFailed(wasm);
  await __wbg_init({ module_or_path: response });
  defineValue(preload);
}

// Browsers tell the two causes apart only in their console.
const downloadFailed = (url) => Error(`Download failed or integrity check failed: ${url}`);

// Attributes that any element may have are not settings.
const GLOBAL =
  /^(id|class|style|slot|part|is|hidden|lang|dir|title|role|tabindex|inert|loading|nonce|exportparts|draggable|popover|translate|wasm-url|(on|item)[a-z]+|(data|aria|x|v|ng|astro|xml).*)$/;
export const isSetting = (name) => !GLOBAL.test(name);

/** Defines <reactive-value>. `preload` is the loader's. */
const defineValue = (preload) =>
  customElements.get("reactive-value") ??
  customElements.define(
    "reactive-value",
    class extends HTMLElement {
      #stop;

      async connectedCallback() {
        await preload("reactive-value.js", VALUE_INTEGRITY);
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

/** The tag and the texts of the element's language; empty for English. */
async function wordsFor(element, preload) {
  const language = languageOf(element);
  if (/^en/i.test(language)) return [];
  await preload("reactive-allocation-words.js", WORDS_INTEGRITY);
  return (await import("./reactive-allocation-words.js")).words(language);
}

/** Shown after a panic. Other languages have these as their first two texts. */
const STOPPED = ["The figure has stopped.", "Start again"];

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

/**
 * Runs the figure of one element. `host` is the element's side: `preload`,
 * `reserveSpace`, `showFallback`, `reportError`, `resolveComplete`,
 * and `pendingSettings`, which are laid over the attributes at the next start.
 */
export class FigureController {
  #words = [];
  /** Ends the listeners that load the workbench. */
  #waiting;
  #attributeChanges = new MutationObserver((records) => {
    const changed = new Set(records.map((record) => record.attributeName).filter(isSetting));
    if (changed.size) this.mounted?.figure.attributesChanged(this.#attributes(), [...changed]);
    if (changed.has("open")) this.#complete();
  });

  constructor(element, root, host) {
    Object.assign(this, { element, root, host });
    // A restart after a panic begins with the last committed settings.
    element.addEventListener("change", ({ detail }) => detail?.settings && this.#keep(detail.settings));
  }

  #keep(settings) {
    this.host.pendingSettings.splice(0, Infinity, settings);
  }

  /** Starts the figure unless it runs. Resolves to false if the element has left the page. */
  async start() {
    if (this.mounted) return true;
    const { element, host, root } = this;
    this.#words = await wordsFor(element, host.preload);
    wasmUrl ??= element.getAttribute("wasm-url") ?? "";
    // Open sections belong to the first frame.
    if (element.hasAttribute("open")) await this.#complete();
    if (!element.isConnected) return false;
    onPanic(onFault);
    const mounted = pool.pop() ?? { mount: this.#newMount() };
    if (mounted.figure) mounted.figure.rebind(element, root, this.#attributes(), this.#words);
    else mounted.figure = new FigureHandle(element, root, mounted.mount, this.#attributes(), this.#words);
    host.reserveSpace(mounted.mount);
    for (const settings of host.pendingSettings) mounted.figure.patch(settings);
    root.replaceChildren(mounted.mount);
    this.mounted = mounted;
    running.add(this);
    this.#attributeChanges.observe(element, { attributes: true });
    element.dispatchEvent(new Event("reactive-allocation-update"));
    if (complete) host.resolveComplete();
    else this.#awaitInterest();
    return true;
  }

  /** Loads the workbench when the figure is in view and the page is idle, or when the reader comes to it. */
  #awaitInterest() {
    const { element } = this;
    const { signal } = (this.#waiting = new AbortController());
    for (const type of ["pointerenter", "focusin"]) element.addEventListener(type, () => this.#complete(), { signal });
    const view = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) whenIdle(() => signal.aborted || this.#complete());
    });
    view.observe(element);
    signal.addEventListener("abort", () => view.disconnect());
  }

  /** Loads the workbench. A failure is reported; the next interest tries again. */
  #complete() {
    return loadWorkbench().catch((error) => this.host.reportError(`Could not load the whole figure: ${error?.message ?? error}`));
  }

  showWorkbench() {
    this.#waiting?.abort();
    this.mounted.figure.refresh(this.root);
    this.host.resolveComplete();
  }

  /** Resolves with the figure when it has the workbench. */
  async whole() {
    await loadWorkbench();
    return this.figure;
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
    this.host.showFallback();
  }

  /** Shows the fallback after a panic, with a button that starts the figure again. */
  fail(message) {
    this.#end();
    const [stopped, restart] = this.#words.length ? this.#words.slice(1) : STOPPED;
    const [notice, button] = ["p", "button"].map((tag) => document.createElement(tag));
    Object.assign(button, { type: "button", onclick: () => this.element.start(), textContent: restart });
    notice.role = "alert";
    notice.append(stopped, " ", button);
    this.host.showFallback(notice);
    this.host.reportError(message);
  }

  #end() {
    this.#waiting?.abort();
    this.#attributeChanges.disconnect();
    this.mounted = undefined;
  }

  #attributes() {
    return [...this.element.attributes].filter(({ name }) => isSetting(name)).flatMap(({ name, value }) => [name, value]);
  }

  /** The figure that runs; throws if the element is not on a page. */
  get figure() {
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
