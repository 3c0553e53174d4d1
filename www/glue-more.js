// Appended to the glue by the build: the life of a figure on its page, and what
// fetches what is wanted rarely. `FigureHandle` and `onPanic` are the glue's,
// `pinned` is the loader's.

const VALUE_INTEGRITY = "";
const REST_INTEGRITY = "";
const WORDS_INTEGRITY = "";
export const WASM_INTEGRITY = "";

/** Defines <reactive-value>: until a figure runs, its text is the author's. */
export const defineValue = (pinned) =>
  customElements.get("reactive-value") ??
  customElements.define(
    "reactive-value",
    class extends HTMLElement {
      #leave;

      async connectedCallback() {
        await pinned("reactive-value.js", VALUE_INTEGRITY);
        const { follow } = await import("./reactive-value.js");
        this.#leave?.();
        if (this.isConnected) this.#leave = follow(this);
      }

      disconnectedCallback() {
        this.#leave?.();
      }
    },
  );

/**
 * What the first module has of some settings; of those without a value it has
 * nothing. The rest is in the full one.
 */
const OWN = { autoscaler: "hpa", behavior: "legacy", flink: "1.13", restartStrategy: "release", peakShift: 0, peakWidth: 0, trough: 0, workerPrice: 0 };
for (const name of Object.keys(OWN)) OWN[name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)] = OWN[name];

/** Whether settings, by either spelling, ask for what the first module leaves out. */
const wantsMore = (settings) =>
  Object.keys(OWN).some((name) => settings?.[name] != null && String(settings[name]).trim() !== OWN[name]);

/** What is wanted rarely. */
const rest = async (pinned) => {
  await pinned("reactive-allocation-rest.js", REST_INTEGRITY);
  return import("./reactive-allocation-rest.js");
};

/** The words for an element's page, all or those of the first frame; none for English. */
async function wordsFor(element, pinned, all) {
  const language = languageOf(element);
  if (/^en/i.test(language)) return [];
  await pinned("reactive-allocation-words.js", WORDS_INTEGRITY);
  const more = all && (await rest(pinned)).MORE_WORDS;
  return (await import("./reactive-allocation-words.js")).words(language, more);
}

const live = new Set();
const spare = [];

/** Every figure is dead: all show their pictures, and a way to begin again. */
function panicked(message) {
  spare.length = 0;
  const dead = [...live];
  live.clear();
  for (const life of dead) life.fail(message);
}

/** The language that an element's page gives it. */
function languageOf(element) {
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    if (node.lang) return node.lang;
  }
  return "en";
}

const frames = () =>
  new Promise((done) => {
    // A page in the background has no frames.
    if (document.hidden) setTimeout(done, 200);
    else requestAnimationFrame(() => requestAnimationFrame(done));
  });

/**
 * One figure, from its first frame on. It begins with the module that has what
 * the first frame needs, and goes over to the one that has everything when the
 * reader comes to it, or the page has nothing else to do.
 */
export class Life {
  #growth;
  /** Settings that wait for the full module. */
  #pending = [];
  #pressed = false;
  #watch = new MutationObserver((records) => {
    const changed = new Set(records.map((record) => record.attributeName).filter(this.how.isSetting));
    if (this.#outgrows(this.#wish())) {
      const wish = this.#wish();
      this.settings = Object.fromEntries([...changed].filter((name) => name in wish).map((name) => [name, wish[name]]));
    } else if (changed.size) this.part?.figure.attributesChanged(this.#attributes(), [...changed]);
  });

  constructor(element, root, how) {
    Object.assign(this, { element, root, how });
    // Keeps what is needed to begin again after a fault.
    element.addEventListener("change", ({ detail }) => detail?.settings && this.#keep(detail.settings));
  }

  #keep(...settings) {
    this.how.last.splice(0, Infinity, ...settings);
  }

  /** Answers whether the figure runs. */
  async start() {
    if (!this.part) {
      const part = await this.#make([this.#wish(), ...this.how.last].some(wantsMore));
      if (part) {
        this.root.replaceChildren(part.mount);
        this.#run(part);
      }
    }
    return !!this.part;
  }

  /** A part of the page that shows this figure; none if the element has gone. */
  async #make(full, told = false) {
    const { element, how } = this;
    const module = full ? await (await rest(how.pinned)).more(how.pinned) : { FigureHandle, onPanic };
    const words = await wordsFor(element, how.pinned, full);
    if (!element.isConnected) return;
    module.onPanic(panicked);
    const place = spare.findIndex((part) => part.full === full);
    let [part] = spare.splice(place, place < 0 ? 0 : 1);
    if (part) {
      part.figure.serve(element, this.root, this.#attributes(), words, told);
    } else {
      const mount = document.createElement("div");
      // The sliders' own events stay inside: the page gets the figure's.
      for (const type of ["input", "change"]) mount.addEventListener(type, (event) => event.stopPropagation());
      part = { mount, full, figure: new module.FigureHandle(element, this.root, mount, this.#attributes(), words, told) };
    }
    how.fit(part.mount);
    if (told) part.figure.carryOn(this.part.figure.settings());
    else for (const settings of how.last) part.figure.patch(settings);
    return part;
  }

  #run(part) {
    this.part = part;
    live.add(this);
    this.#watch.observe(this.element, { attributes: true });
    this.element.dispatchEvent(new Event("reactive-allocation-update"));
    if (part.full) this.how.whole();
    else this.#awaitInterest();
  }

  /** Goes over to the full module when the reader comes, or when there is time. */
  #awaitInterest() {
    const { element } = this;
    const stop = (this.interest = new AbortController());
    const on = (target, type, listener) => target.addEventListener(type, listener, { passive: true, signal: stop.signal });
    on(element, "pointerdown", () => (this.#pressed = true));
    for (const type of ["pointerup", "pointercancel"]) on(window, type, () => (this.#pressed = false));
    for (const type of ["pointerenter", "focusin"]) on(element, type, () => this.grow());
    const basic = element.getAttribute("level") === "basic" && !element.hasAttribute("controls");
    if (basic || navigator.connection?.saveData) return;
    const idle = window.requestIdleCallback ?? setTimeout;
    const seen = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) idle(() => this.interest === stop && this.grow(), { timeout: 1000 });
    });
    seen.observe(element);
    stop.signal.addEventListener("abort", () => seen.disconnect());
  }

  /** Goes over to the full module, once. */
  grow() {
    return (this.#growth ??= this.#grow().catch((error) => {
      // What is there goes on; the next interest tries again.
      this.how.complain(`Not everything is there: ${error?.message ?? error}`);
      this.#pending.length = 0;
      this.#growth = undefined;
    }));
  }

  async #grow() {
    const old = this.part;
    if (!old || old.full) return;
    const part = await this.#make(true, true);
    const gone = () => this.part !== old;
    if (part && !gone()) {
      // Painted out of sight, so that nothing flickers.
      this.root.append(part.mount);
      await frames();
      // Not under the reader's finger.
      while (this.#pressed && !gone()) await frames();
    }
    if (!part || gone()) {
      part?.mount.remove();
      if (part) spare.push(part);
      return;
    }
    part.figure.carryOn(old.figure.settings());
    for (const settings of this.#pending.splice(0)) part.figure.patch(settings);
    const focused = this.root.activeElement?.id;
    old.mount.remove();
    if (focused) this.root.getElementById(focused)?.focus({ preventScroll: true });
    spare.push(old);
    this.interest?.abort();
    this.#run(part);
  }

  stop() {
    if (!this.part) return;
    this.#keep(this.settings);
    live.delete(this);
    spare.push(this.part);
    this.#end();
    this.how.fallback();
  }

  /** After a fault: the picture, and a way to begin again. */
  fail(message) {
    this.#end();
    this.how.fallback();
    this.how.complain(message);
    rest(this.how.pinned)
      .then(({ notice }) => notice(this, languageOf(this.element)))
      .catch(({ message }) => this.how.complain(message));
  }

  #end() {
    this.#watch.disconnect();
    this.interest?.abort();
    this.part = this.#growth = this.interest = undefined;
    this.#pressed = false;
  }

  /** The attributes, for who asks whether they need the full module. */
  #wish() {
    return Object.fromEntries([...this.element.attributes].map(({ name, value }) => [name, value]));
  }

  /** Whether the module that runs has left out what these settings need. */
  #outgrows(settings) {
    return this.part && !this.part.full && wantsMore(settings);
  }

  #attributes() {
    return Object.entries(this.#wish()).filter(([name]) => this.how.isSetting(name)).flat();
  }

  get settings() {
    return this.part && Object.assign(this.part.figure.settings(), ...this.#pending);
  }

  set settings(settings) {
    if (this.#outgrows(settings)) {
      this.#pending.push(settings);
      this.grow();
    } else {
      this.part.figure.patch(settings);
      this.#keep(this.settings);
    }
  }

  async take(what, ...how) {
    const { element, how: { pinned }, settings } = this;
    const charts = element.getAttribute("charts") ?? "static reactive";
    return (await rest(pinned))[what](pinned, { ...settings, charts }, await wordsFor(element, pinned, true), ...how);
  }
}
