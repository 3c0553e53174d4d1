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
// and a row of sliders less make of it. A second room is a figure on its way,
// which is painted out of sight.
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
    ".room+.room{inset:0 0 auto;position:absolute;visibility:hidden}" +
    ROOMS.map(([width, most, basic, ...parts]) => {
      const rest = parts.map((px, place) => `+ ${px}px*var(--${"dlntrq"[place]},0)`).join(" ");
      return `@container (max-width:${width}px){.room{min-height:calc(${most}px ${rest})}:host([level=basic]) .room{min-height:calc(${basic}px ${rest})}}`;
    }).join(""),
);

/** Gives an element the room of a figure with these attributes. */
function fit(room, figure) {
  room.className = "room";
  const count = (name, usual) => figure.getAttribute(name)?.trim().split(/\s+/).length ?? usual;
  const [charts, sliders] = [count("charts", 2), count("controls", 4)];
  const parts = { n: charts - 2, t: +(charts > 2), r: Math.ceil(sliders / 2) - 2, q: sliders - 4 };
  for (const name in parts) room.style.setProperty(`--${name}`, parts[name]);
  return room;
}

// A browser does not tell which of the two it was, except in its own console.
const unfit = (url) => Error(`cannot fetch, or is not as published: ${url}`);

/**
 * Resolves when a script hashes to what it should. An import cannot say that,
 * but a preload can, and the import then gets what was preloaded. A bundler
 * makes other files, with other hashes, and leaves the first constant empty.
 */
const pinned = (file, integrity) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!GLUE_INTEGRITY || !link.relList.supports("modulepreload")) return resolve();
    const href = new URL(file, import.meta.url);
    const onerror = () => reject(unfit(href));
    Object.assign(link, { rel: "modulepreload", href, integrity, onload: resolve, onerror });
    document.head.append(link);
  });

let loading;
/** One module, fetched and compiled once for all figures of the page. */
const load = (wasmUrl) =>
  (loading ??= (async () => {
    await pinned("reactive-allocation-glue.js", GLUE_INTEGRITY);
    const glue = await import("./reactive-allocation-glue.js");
    const url = wasmUrl ?? new URL("./reactive-allocation_bg.wasm", import.meta.url);
    const integrity = wasmUrl ? "" : glue.WASM_INTEGRITY;
    const response = await fetch(url, { integrity }).catch(() => ({}));
    if (!response.ok) throw unfit(url);
    await glue.default({ module_or_path: response });
    glue.defineValue(pinned);
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
  #life;
  #starting;
  /** Settings to lay over the attributes when the figure begins. */
  #last = [];
  #settle;
  /** Resolves with the element when the figure runs; rejects when it cannot. */
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  /** Resolves when everything about it has come. */
  complete = new Promise((resolve) => (this.#settle.whole = resolve));

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#fallback();
    this.ready.catch(() => {});
    if (Object.hasOwn(this, "settings")) {
      // Set before the element was defined.
      const { settings } = this;
      delete this.settings;
      this.settings = settings;
    }
  }

  connectedCallback() {
    if (this.#life?.part) return;
    // Its attributes may be new since it was made.
    this.#fallback();
    if (this.getAttribute("loading") === "eager") this.start();
    else near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    // An element that is only moved is back by the next task.
    setTimeout(() => this.isConnected || this.#life?.stop());
  }

  start() {
    near.unobserve(this);
    return (this.#starting ??= this.#start().finally(() => (this.#starting = undefined)));
  }

  async #start() {
    try {
      const { Life } = await load(this.getAttribute("wasm-url"));
      this.#life ??= new Life(this, this.#root, {
        last: this.#last,
        pinned,
        isSetting,
        whole: this.#settle.whole,
        fit: (room) => fit(room, this),
        fallback: (...more) => this.#fallback(...more),
        complain: (message) => this.#complain(message),
      });
      if (await this.#life.start()) this.#settle.resolve(this);
    } catch (error) {
      this.#complain(`No figure: ${error?.message ?? error}`);
      this.#settle.reject(error);
    }
  }

  #complain(message) {
    console.error("<reactive-allocation>", message);
    const detail = { field: "", value: "", message };
    this.dispatchEvent(new CustomEvent("error", { bubbles: true, composed: true, detail }));
  }

  /** Shows what the author put between the tags. */
  #fallback(...more) {
    const room = fit(document.createElement("div"), this);
    room.append(document.createElement("slot"), ...more);
    this.#root.replaceChildren(room);
  }

  get settings() {
    return this.#life?.settings ?? Object.assign({}, ...this.#last);
  }

  set settings(settings) {
    if (this.#life?.part) this.#life.settings = settings;
    else this.#last.push(settings);
  }

  get report() {
    return this.#life?.part?.figure.report();
  }

  reset() {
    this.#last.length = 0;
    this.#life?.part?.figure.reset();
  }

  toURL(page = "embed.html") {
    const url = new URL(page, import.meta.url);
    url.search = this.#life?.part?.figure.toQuery() ?? "";
    return url.href;
  }

  async #take(...how) {
    await this.start();
    return this.#life.take(...how);
  }

  toSVG(...how) {
    return this.#take("toSVG", ...how);
  }

  toCSV(...how) {
    return this.#take("toCSV", ...how);
  }
}

// Another copy of this script may have come first.
customElements.get("reactive-allocation") ?? customElements.define("reactive-allocation", ReactiveAllocation);
