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

// The room that the live figure takes, so that nothing moves when it comes.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ":host{display:block;container-type:inline-size}:host([hidden]){display:none}.room{min-height:717px}" +
    [[999, 736], [760, 824], [640, 1265], [420, 1436], [340, 1476]]
      .map(([width, height]) => `@container (max-width:${width}px){.room{min-height:${height}px}}`)
      .join(""),
);

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
    glue.onPanic(onPanic);
    glue.defineValue(pinned);
    return glue;
  })().catch((error) => {
    // The next element may try again: the reader may be online by then.
    loading = undefined;
    throw error;
  }));

const live = new Set();
const spare = [];

/** Every figure is dead: all show their pictures, and a way to begin again. */
function onPanic(message) {
  spare.length = 0;
  const dead = [...live];
  live.clear();
  loading = loading?.then((glue) => (glue.onPanic(onPanic), glue));
  for (const element of dead) element.fail(message);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) target.start();
    }
  },
  { rootMargin: "100% 0px" },
);

const room = (...children) => {
  const div = document.createElement("div");
  div.className = "room";
  div.append(...children);
  return div;
};

class ReactiveAllocation extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #part;
  #starting;
  #last = [];
  #settle;
  #watch = new MutationObserver((records) => {
    const changed = new Set(records.map((record) => record.attributeName).filter(isSetting));
    if (this.#outgrows(this.#wish())) this.#restart(this.#wish());
    else if (changed.size) this.#part?.figure.attributesChanged(this.#attributes(), [...changed]);
  });
  /** Resolves with the element when the figure runs; rejects when it cannot. */
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#showFallback();
    this.ready.catch(() => {});
    // Keeps what is needed to begin again after a fault.
    this.addEventListener("change", ({ detail }) => detail?.settings && (this.#last = [detail.settings]));
    if (Object.hasOwn(this, "settings")) {
      // Set before the element was defined.
      const { settings } = this;
      delete this.settings;
      this.settings = settings;
    }
  }

  connectedCallback() {
    if (this.#part) return;
    if (this.getAttribute("loading") === "eager") this.start();
    else near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    // An element that is only moved is back by the next task.
    setTimeout(() => this.isConnected || this.#stop());
  }

  start() {
    near.unobserve(this);
    return (this.#starting ??= this.#start());
  }

  async #start() {
    try {
      const glue = await load(this.getAttribute("wasm-url"));
      const full = [this.#wish(), ...this.#last].some(glue.wantsMore);
      const { FigureHandle } = full ? await (await glue.rest(pinned)).more(pinned, onPanic) : glue;
      if (!this.isConnected) return (this.#starting = undefined);
      const place = spare.findIndex((part) => part.full === full);
      this.#part = spare.splice(place, place < 0 ? 0 : 1)[0];
      if (this.#part) {
        this.#part.figure.serve(this, this.#root, this.#attributes());
      } else {
        const mount = room();
        // The sliders' own events stay inside: the page gets the figure's.
        for (const type of ["input", "change"]) mount.addEventListener(type, (event) => event.stopPropagation());
        const figure = new FigureHandle(this, this.#root, mount, this.#attributes());
        this.#part = { mount, figure, full, glue };
      }
      live.add(this);
      for (const settings of this.#last) this.#part.figure.patch(settings);
      this.#root.replaceChildren(this.#part.mount);
      this.#watch.observe(this, { attributes: true });
      this.#settle.resolve(this);
      this.dispatchEvent(new Event("reactive-allocation-update"));
    } catch (error) {
      this.#starting = undefined;
      this.#report(`No figure: ${error?.message ?? error}`);
      this.#settle.reject(error);
    }
  }

  #stop() {
    if (!this.#part) return;
    this.#last = [this.settings];
    this.#watch.disconnect();
    live.delete(this);
    spare.push(this.#part);
    this.#part = this.#starting = undefined;
    this.#showFallback();
  }

  /** The attributes, for who asks whether they need another module. */
  #wish() {
    return Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
  }

  /** Whether the module that runs has left out what these settings need. */
  #outgrows(settings) {
    return this.#part && !this.#part.full && this.#part.glue.wantsMore(settings ?? {});
  }

  #restart(settings) {
    this.#stop();
    this.#last.push(settings);
    this.start();
  }

  fail(message) {
    this.#watch.disconnect();
    this.#showFallback(this.#part.glue.stopped(() => this.start()));
    this.#part = this.#starting = undefined;
    this.#report(message);
  }

  #report(message) {
    console.error("<reactive-allocation>", message);
    const detail = { field: "", value: "", message };
    this.dispatchEvent(new CustomEvent("error", { bubbles: true, composed: true, detail }));
  }

  #showFallback(...more) {
    this.#root.replaceChildren(room(document.createElement("slot"), ...more));
  }

  #attributes() {
    return [...this.attributes].filter(({ name }) => isSetting(name)).flatMap(({ name, value }) => [name, value]);
  }

  get settings() {
    return this.#part?.figure.settings() ?? Object.assign({}, ...this.#last);
  }

  set settings(settings) {
    if (this.#outgrows(settings)) this.#restart(settings);
    else if (!this.#part) this.#last.push(settings);
    else {
      this.#part.figure.patch(settings);
      this.#last = [this.settings];
    }
  }

  get report() {
    return this.#part?.figure.report();
  }

  reset() {
    this.#last = [];
    this.#part?.figure.reset();
  }

  toURL(page = "embed.html") {
    const url = new URL(page, import.meta.url);
    url.search = this.#part?.figure.toQuery() ?? "";
    return url.href;
  }

  async #take(what, ...how) {
    await this.start();
    const { rest } = await load(this.getAttribute("wasm-url"));
    return (await rest(pinned))[what](pinned, this.settings, ...how);
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
