// Defines <reactive-allocation>. The figure itself, and <reactive-value> with
// it, is fetched when the first element comes near the viewport; until it runs,
// what the author put between the tags stays.

// Filled in by the build: what the glue must hash to, if that is known. The
// glue knows the same of what it fetches.
const GLUE_INTEGRITY = "";

// Attributes that any element may have are not settings.
const GLOBAL =
  /^(id|class|style|slot|part|is|hidden|lang|dir|title|role|tabindex|inert|loading|nonce|exportparts|draggable|popover|translate|wasm-url|(on|item)[a-z]+|(data|aria|x|v|ng|astro|xml).*)$/;
export const isSetting = (name) => !GLOBAL.test(name);

// The room that the live figure takes, so that nothing moves when it comes: up
// to a width, the height in pixels at most levels and at the basic one, what
// German words and the lab add, and what each chart more or less, a third chart,
// and a row of sliders less make of it.
const ROOMS = [
  [9999, 925, 686, 34, 34, 0, 43, 62, 0],
  [1059, 959, 686, 34, 0, 0, 43, 62, 0],
  [999, 978, 705, 60, 0, 0, 43, 62, 0],
  [860, 1041, 727, 54, 0, 0, 43, 62, 0],
  [760, 1067, 753, 54, 34, 0, 867, 62, 0],
  [640, 1592, 1195, 34, 0, 343, 28, 0, 62],
  [555, 1592, 1195, 91, 0, 343, 28, 0, 62],
  [470, 1666, 1195, 101, 0, 343, 28, 0, 62],
  [420, 1874, 1326, 90, 0, 365, 69, 0, 62],
  [348, 1914, 1326, 95, 34, 365, 69, 0, 62],
  [312, 1954, 1366, 95, 74, 365, 69, 0, 62],
];
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ":host{display:block;container-type:inline-size;position:relative}:host([hidden]){display:none}:host(:lang(de)){--d:1}:host([level=lab]){--l:1}" +
    ROOMS.map(([width, most, basic, ...parts]) => {
      const rest = parts.map((px, place) => `+ ${px}px*var(--${"dlntrq"[place]},0)`).join(" ");
      return `@container (max-width:${width}px){.room{min-height:calc(${most}px ${rest})}:host([level=basic]) .room{min-height:calc(${basic}px ${rest})}}`;
    }).join(""),
);

/** Gives an element the room of a figure with these attributes. */
function reserveSpace(room, figure) {
  room.className = "room";
  const count = (name, usual) => figure.getAttribute(name)?.trim().split(/\s+/).length ?? usual;
  const [charts, sliders] = [count("charts", 2), count("controls", 4)];
  const parts = { n: charts - 2, t: +(charts > 2), r: Math.ceil(sliders / 2) - 2, q: sliders - 4 };
  for (const name in parts) room.style.setProperty(`--${name}`, parts[name]);
  return room;
}

// A browser does not tell which of the two it was, except in its own console.
const downloadFailed = (url) => Error(`Download failed or integrity check failed: ${url}`);

/**
 * Resolves when a script hashes to what it should. An import cannot say that,
 * but a preload can, and the import then gets what was preloaded. A bundler
 * makes other files, with other hashes, and leaves the first constant empty.
 */
const preload = (file, integrity) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!GLUE_INTEGRITY || !link.relList.supports("modulepreload")) return resolve();
    const href = new URL(file, import.meta.url);
    const onerror = () => reject(downloadFailed(href));
    Object.assign(link, { rel: "modulepreload", href, integrity, onload: resolve, onerror });
    document.head.append(link);
  });

let loading;
/** One module, fetched and compiled once for all figures of the page. */
const load = (wasmUrl) =>
  (loading ??= (async () => {
    await preload("reactive-allocation-glue.js", GLUE_INTEGRITY);
    const glue = await import("./reactive-allocation-glue.js");
    const url = wasmUrl ?? new URL("./reactive-allocation_bg.wasm", import.meta.url);
    const integrity = wasmUrl ? "" : glue.WASM_INTEGRITY;
    const response = await fetch(url, { integrity }).catch(() => ({}));
    if (!response.ok) throw downloadFailed(url);
    await glue.default({ module_or_path: response });
    glue.defineValue(preload);
    return glue;
  })().catch((error) => {
    // The next element may try again: the reader may be online by then.
    loading = undefined;
    throw error;
  }));

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) target.start();
    }
  },
  { rootMargin: "100% 0px" },
);

class ReactiveAllocation extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #controller;
  #starting;
  /** Settings to lay over the attributes at the next start. */
  #pendingSettings = [];
  #settle;
  /** Resolves with the element when the figure runs; rejects when it cannot. */
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  /** Resolves when all modules are loaded. */
  complete = new Promise((resolve) => (this.#settle.complete = resolve));

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#showFallback();
    this.ready.catch(() => {});
    if (Object.hasOwn(this, "settings")) {
      // Set before the element was defined.
      const { settings } = this;
      delete this.settings;
      this.settings = settings;
    }
  }

  connectedCallback() {
    if (this.#controller?.mounted) return;
    // Its attributes may be new since it was made.
    this.#showFallback();
    if (this.getAttribute("loading") === "eager") this.start();
    else near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    // An element that is only moved is back by the next task.
    setTimeout(() => this.isConnected || this.#controller?.stop());
  }

  start() {
    near.unobserve(this);
    return (this.#starting ??= this.#start().finally(() => (this.#starting = undefined)));
  }

  async #start() {
    try {
      const { FigureController } = await load(this.getAttribute("wasm-url"));
      this.#controller ??= new FigureController(this, this.#root, {
        pendingSettings: this.#pendingSettings,
        preload,
        isSetting,
        resolveComplete: this.#settle.complete,
        reserveSpace: (box) => reserveSpace(box, this),
        showFallback: (...notice) => this.#showFallback(...notice),
        reportError: (message) => this.#reportError(message),
      });
      if (await this.#controller.start()) this.#settle.resolve(this);
    } catch (error) {
      this.#reportError(`Could not start the figure: ${error?.message ?? error}`);
      this.#settle.reject(error);
    }
  }

  #reportError(message) {
    console.error("<reactive-allocation>", message);
    const detail = { field: "", value: "", message };
    this.dispatchEvent(new CustomEvent("error", { bubbles: true, composed: true, detail }));
  }

  /** Shows what the author put between the tags. */
  #showFallback(...more) {
    const room = reserveSpace(document.createElement("div"), this);
    room.append(document.createElement("slot"), ...more);
    this.#root.replaceChildren(room);
  }

  get settings() {
    return this.#controller?.settings ?? Object.assign({}, ...this.#pendingSettings);
  }

  set settings(settings) {
    if (this.#controller?.mounted) this.#controller.settings = settings;
    else this.#pendingSettings.push(settings);
  }

  get report() {
    return this.#controller?.mounted?.figure.report();
  }

  valueText(of) {
    return this.#controller?.mounted?.figure.valueText(of);
  }

  reset() {
    this.#pendingSettings.length = 0;
    this.#controller?.mounted?.figure.reset();
  }

  toURL(page = "embed.html") {
    const url = new URL(page, import.meta.url);
    url.search = this.#controller?.mounted?.figure.toQuery() ?? "";
    return url.href;
  }

  async #running() {
    await this.start();
    return this.#controller.mounted.figure;
  }

  async toSVG(width = 1060) {
    return (await this.#running()).toSVG(width);
  }

  async toCSV(policy = "reactive", stepSeconds = 60) {
    return (await this.#running()).toCSV(policy, stepSeconds);
  }
}

// Another copy of this script may have come first.
customElements.get("reactive-allocation") ?? customElements.define("reactive-allocation", ReactiveAllocation);
