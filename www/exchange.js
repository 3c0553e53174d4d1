// What comes into a figure and what is taken out of it: the browser's side of the third
// wasm file. Fetched when a reader opens one of its sections or an author gives a load.

import { callExchange, installExchange, linkFile } from "./reactive-allocation-glue.js";
import { copyText, drawPng, saveFile } from "./save.js";

// Filled in by the build.
const EXCHANGE_INTEGRITY = "";
const DE_INTEGRITY = "";
const ZH_INTEGRITY = "";

/** The texts in other languages than English, written out so that a bundler sees the files. */
const WORDS = {
  de: [new URL("./exchange-words-de.json", import.meta.url), DE_INTEGRITY],
  zh: [new URL("./exchange-words-zh.json", import.meta.url), ZH_INTEGRITY],
};
const lists = new Map();

/** The texts in a language; none for English, or if the fetch fails. */
async function wordsIn(language) {
  if (!WORDS[language]) return [];
  const [url, integrity] = WORDS[language];
  if (!lists.has(language)) lists.set(language, fetch(url, { integrity }).then((response) => response.json()));
  try {
    return await lists.get(language);
  } catch (error) {
    lists.delete(language);
    console.warn(error);
    return [];
  }
}

/** The longest time without a frame, in milliseconds. */
const SLICE_MS = 24;
/** How often the share that is read is shown, in milliseconds: each time takes 3. */
const PROGRESS_MS = 150;
/** The most characters that are given at once: less than a slice takes. */
const PIECE = 1 << 17;
/** A larger file is a load. */
const MOST_OTHER = 1 << 20;
/** The time from a change to its preview, in milliseconds, and from that to its height. */
const PREVIEW_MS = 300;
/** The bytes by which an encoding is guessed. */
const START = 1 << 16;

/** The exchange of each figure, by its handle. */
const exchanges = new WeakMap();

/** Returns the exchange of the figure that runs in a controller. `wasmUrl` is an address of the first file of the author's own. */
export async function exchangeOf(controller, wasmUrl) {
  const wasm = new URL("./reactive-allocation-exchange_bg.wasm", import.meta.url);
  await linkFile("reactive-allocation-exchange_bg.wasm", wasm, EXCHANGE_INTEGRITY, wasmUrl);
  installExchange();
  const { mounted } = controller;
  if (!mounted) throw Error("The figure does not run: its element is not on the page.");
  let exchange = exchanges.get(mounted);
  if (exchange?.controller !== controller || exchange.start !== controller.starts) {
    exchange?.end();
    exchanges.set(mounted, (exchange = new Exchange(controller, wasmUrl)));
  }
  return exchange;
}

/** Waits until the browser has had time for a frame. */
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

class Exchange {
  #ends = new AbortController();
  /** Counts the texts that were given: a newer one ends the reading of those before. */
  #given = 0;
  #language = "en";
  /** The timer of the preview. */
  #later;
  #toldPage = "";
  /** Makes the runs of maps, until the map is closed. */
  #thread;
  #threadEnds;

  constructor(controller, wasmUrl) {
    this.controller = controller;
    this.wasmUrl = wasmUrl;
    this.start = controller.starts;
    controller.mounted.figure.refreshExchange(controller.root);
    const { mount } = controller.mounted;
    const { signal } = this.#ends;
    // The mount keeps the events of its controls: these come before.
    const listen = (type, call) => mount.addEventListener(type, call, { capture: true, signal });
    listen("change", ({ target }) => {
      if (target.type !== "file" || !target.files.length) return;
      this.readFile(target.files[0]);
      target.value = "";
    });
    // Typed, or pasted without an event of its own.
    listen("change", ({ target }) => {
      if (!target.matches("#paste") || !target.value.trim()) return;
      this.readText(target.value, "");
      target.value = "";
    });
    listen("paste", (event) => {
      const files = event.clipboardData?.files;
      const text = event.clipboardData?.getData("text");
      // What is only shown takes nothing.
      if (!event.target.matches?.("#paste") || !(text || files?.length)) return;
      event.preventDefault();
      if (files?.length) this.readFile(files[0]);
      else this.readText(text, "");
    });
    this.#figure.exchange("hooks", {
      report: (message) => controller.host.error(message),
      copy: async (text) => this.#tell("copied", await copyText(text, controller.root)),
      save: ([name, text, type, isPicture]) => this.#save(name, text, type, isPicture),
      preview: (width) => this.#preview(width),
      time: () => this.#giveTime(),
      runs: (map) => this.#makeRuns(map),
      stop: () => this.#stopThread(),
    });
    this.#tellPage();
    // Charts and sections come and go, and the page may be resized.
    // In a frame of its own: what changes the size again must not do so while sizes are told.
    const sizes = new ResizeObserver(() => requestAnimationFrame(() => signal.aborted || this.#tellPage()));
    sizes.observe(controller.element);
    signal.addEventListener("abort", () => sizes.disconnect());
    // Its language may change.
    controller.element.addEventListener("reactive-allocation-update", () => this.#speak(), { signal });
    controller.element.addEventListener("reactive-allocation-update", () => this.#renewPreview(), { signal });
    this.#speak();
  }

  end() {
    this.#ends.abort();
    this.#given += 1;
  }

  #tell(what, value) {
    this.#figure?.exchange(what, value);
  }

  /** Tells the figure of its page: where a link leads, and how high it is without the open section, which no link opens. */
  #tellPage() {
    const { element, mounted } = this.controller;
    const section = mounted?.mount.querySelector(".exchange");
    const margin = section ? Number.parseFloat(getComputedStyle(section).marginTop) : 0;
    const height = Math.ceil(element.getBoundingClientRect().height - (section?.offsetHeight ?? 0) - margin);
    const address = (file) => new URL(file, import.meta.url).href;
    const page = [address("embed.html"), address("reactive-allocation.js"), element.hasAttribute("compact"), height];
    // What is told is rendered.
    if (`${page}` === this.#toldPage) return;
    this.#toldPage = `${page}`;
    this.#tell("page", page);
  }

  /** Lets a thread make the runs of a map. Where there is none, the map asks for time. */
  #makeRuns([map, settings, ...axes]) {
    try {
      // With an address of the author's own, its files are not beside this one.
      if (this.wasmUrl) throw Error("wasm-url");
      this.#thread ??= this.#startThread();
      this.#thread.postMessage({ map, settings, axes });
    } catch {
      this.#endThread();
    }
  }

  #startThread() {
    const thread = new Worker(new URL("./map-worker.js", import.meta.url), { type: "module" });
    const fail = () => thread === this.#thread && this.#endThread();
    thread.onmessage = ({ data: { map, runs, failed } }) => (failed ? fail() : this.#tell("runs", [map, runs]));
    thread.onerror = (event) => {
      event.preventDefault();
      fail();
    };
    const ends = (this.#threadEnds = new AbortController());
    const { signal } = ends;
    this.#ends.signal.addEventListener("abort", () => ends.abort(), { signal });
    let seen = true;
    const pause = () => thread.postMessage({ paused: document.hidden || !seen });
    const sight = new IntersectionObserver((entries) => {
      seen = entries.at(-1).isIntersecting;
      pause();
    });
    sight.observe(this.controller.element);
    document.addEventListener("visibilitychange", pause, { signal });
    signal.addEventListener("abort", () => (sight.disconnect(), thread.terminate()));
    return thread;
  }

  #stopThread() {
    this.#threadEnds?.abort();
    this.#thread = undefined;
  }

  /** No thread can make the runs: the page does. */
  #endThread() {
    this.#stopThread();
    this.#tell("noThread");
  }

  /** Gives the map time for a slice of its runs, once the page is in sight. */
  async #giveTime() {
    await breath();
    if (document.hidden) await new Promise((shown) => document.addEventListener("visibilitychange", shown, { once: true }));
    this.#tell("time");
  }

  async #save(name, text, type, isPicture) {
    try {
      saveFile(name, isPicture ? await drawPng(text) : text, type);
    } catch (error) {
      this.#tell("noPicture", !!error.isForbidden);
    }
  }

  /** Shows the figure at a width, in the element for it: scaled down where that is too wide. */
  async #preview(width) {
    await breath();
    const place = this.controller.root.getElementById("preview");
    if (!place) return;
    let figure = place.firstElementChild;
    if (!figure) {
      figure = document.createElement("reactive-allocation");
      figure.inert = true;
      place.append(figure);
    }
    const scale = Math.min(1, place.clientWidth / width);
    // Policies of pages forbid the attribute, not the property.
    Object.assign(figure.style, { width: `${width}px`, transform: `scale(${scale})`, transformOrigin: "0 0" });
    await figure.ready;
    if (!figure.isConnected) return;
    await figure.openLink(`#${this.controller.link()}`);
    await new Promise((resolve) => setTimeout(resolve, PREVIEW_MS));
    place.style.height = `${Math.ceil(figure.offsetHeight * scale)}px`;
    if (figure.isConnected) this.#tell("previewed", [width, figure.offsetHeight]);
  }

  /** Lets the preview follow the figure, a while after its last change. */
  #renewPreview() {
    clearTimeout(this.#later);
    const width = parseInt(this.controller.root.querySelector("#preview > *")?.style.width);
    if (width) this.#later = setTimeout(() => this.#preview(width), PREVIEW_MS);
  }

  /** Gives the figure the texts of its language. */
  async #speak() {
    const { language } = this.controller;
    if (language === this.#language) return;
    this.#language = language;
    const words = await wordsIn(language);
    if (language === this.#language) this.#figure?.exchange("words", words);
  }

  get #figure() {
    return this.controller.mounted?.figure;
  }

  /** Reads a dropped or chosen file. */
  readFile(file) {
    return this.#read(file, file.name);
  }

  /** Reads a text: a load, a link, settings, or a manifest. */
  readText(text, name, isOfAuthor) {
    return this.#read(new Blob([text]), name, isOfAuthor);
  }

  /** Shows what a link keeps. */
  openLink(link) {
    this.#given += 1;
    this.#figure?.exchange("link", link);
  }

  /** Takes the load of the author: a text, times with values, or an address. Without one it takes the last away. */
  async takeLoad(trace, address) {
    if (typeof trace === "string") return this.readText(trace, "trace", true);
    if (trace) return this.#readColumns(trace);
    if (address) return this.#readUrl(address);
    this.#given += 1;
    this.#figure?.exchange("noLoad");
  }

  async #readUrl(address) {
    const given = (this.#given += 1);
    const url = new URL(address, document.baseURI);
    const response = await fetch(url).catch(() => ({}));
    const file = response.ok && (await response.blob());
    if (given !== this.#given) return;
    if (!file) throw Error(`src: “${address}” could not be loaded${response.status ? ` (status ${response.status})` : ""}.`);
    return this.#read(file, url.pathname.split("/").pop(), true);
  }

  /** Reads times and values, each a list or a typed array. */
  #readColumns({ times, values }) {
    if (times?.length >= 0 && times.length === values?.length) {
      this.#given += 1;
      const reader = callExchange("columns", [times, values].map((list) => Float64Array.from(list)));
      const given = this.#given;
      return this.#finish(reader, true, () => given === this.#given && this.#figure);
    } else throw Error(`trace: “times” and “values” must have as many numbers each; they have ${times?.length} and ${values?.length}.`);
  }

  /** Reads the rows of a file and shows the load, with a frame between the steps. */
  async #finish(reader, isOfAuthor, isCurrent) {
    for (let isMore = true; isMore && isCurrent(); await breath()) isMore = callExchange("goOn", reader);
    if (isCurrent()) this.#tell("read", [reader, isOfAuthor]);
    else callExchange("drop", reader);
  }

  async #read(blob, name, isOfAuthor) {
    const given = (this.#given += 1);
    const isCurrent = () => given === this.#given && this.#figure;
    const tell = (what, value) => isCurrent() && this.#figure.exchange(what, value);
    tell("begin", name);
    let reader;
    try {
      if (!isOfAuthor && blob.size < MOST_OTHER) {
        const text = await blob.text();
        if (callExchange("isOther", text)) return void tell("other", text);
      }
      const source = blob.stream().getReader();
      const { decoder, bytes } = await begun(source);
      reader = callExchange("reader", blob.size);
      let [seen, since, told] = [bytes.length, performance.now(), performance.now()];
      let next = Promise.resolve({ value: bytes });
      while (isCurrent()) {
        const chunk = await next;
        // Comes while this one is read.
        next = source.read();
        next.catch(() => {});
        const piece = decoder ? decoder.decode(chunk.value, { stream: !chunk.done }) : (chunk.value ?? new Uint8Array());
        for (let at = 0; at < piece.length && isCurrent(); at += PIECE) {
          callExchange("push", [reader, decoder ? piece.slice(at, at + PIECE) : piece.subarray(at, at + PIECE)]);
          if (performance.now() - since < SLICE_MS) continue;
          if (performance.now() - told > PROGRESS_MS) {
            tell("progress", seen / blob.size);
            told = performance.now();
          }
          await breath();
          since = performance.now();
        }
        if (chunk.done) break;
        seen += chunk.value.length;
      }
      await breath();
      await this.#finish(reader, isOfAuthor, isCurrent);
    } catch (error) {
      if (reader !== undefined) callExchange("drop", reader);
      tell("failed", error.message);
      if (isOfAuthor && isCurrent()) this.controller.host.error(error.message);
    }
  }
}

/** Returns the start of a stream and the decoder of its encoding. */
async function begun(source) {
  let bytes = new Uint8Array();
  let isWhole = false;
  while (bytes.length < START && !isWhole) {
    const { value, done } = await source.read();
    isWhole = done;
    if (!value) continue;
    const both = new Uint8Array(bytes.length + value.length);
    both.set(bytes);
    both.set(value, bytes.length);
    bytes = both;
  }
  const encoding = callExchange("encoding", [bytes, isWhole]);
  // The reader takes bytes of UTF-8 as they are.
  return { bytes, decoder: encoding === "utf-8" ? undefined : new TextDecoder(encoding) };
}
