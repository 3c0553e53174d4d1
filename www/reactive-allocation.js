// Defines <reactive-allocation>. The figure and <reactive-value> are fetched when
// the first element comes near the viewport; until then the element shows its
// content.

// Filled in by the build: the hash of the glue, which contains those of the files
// that it fetches.
const GLUE_INTEGRITY = "";

// Reserves the height of the live figure, to avoid layout shift. The height is
// the sum of the figure's rows; room.test.mjs checks that both are equal and that
// no row is higher than its text needs. Names of one letter keep the loader below
// 2 kB.
//
// `1500/23` is the height of a text that is 1500 px long, in lines of 23 px: a
// line more below each width at which the text does not fit. A line that ends
// at a word leaves up to 32 px free. `$x` stands for `var(--x)`. (`round()` of a ratio by
// `atan2()` would be shorter, but WebKit has no ratio of container units.)
//
// style.css uses these heights, too: `--chips`, `--t` (the sentence: `--two` about
// several fleets, `--one` about one), `--k` (a chart), `--charts` (all charts with titles and
// numbers), `--how` (how to read, why), `--more` (how to read, with the source of the load),
// `--help`, `--guess` (what becomes of a guess).
// The others are used in the sum only. Heights: a title and numbers of
// a chart, e edges, f toolbar, g fleet strip, i small charts with the button below, j buttons and score of the own cluster,
// p `--how` or `--more`, w buttons that select a chart, z a slider. Numbers: q rows of sliders,
// r the same in a wide figure, s sliders. 0 or 1: c own cluster open, d German,
// h small charts open, m not basic, o settings open (a covered map is 0.4 of their height), x predict. Classes: n charts without
// and c charts with that of the own cluster.
//
// The box is the container and not the host, and the host has a long text of no height:
// in a parent that shrinks to fit, a host without one has no width.
const css = `:host(:not([hidden])){display:block}
:host::before{content:"m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m m ";display:block;line-height:0;visibility:hidden;white-space:normal}
:host>div{container-type:inline-size;position:relative}
slot+button{position:absolute;bottom:8px;right:8px}
.rows{--e:42px;--q:$r;--k:280px;--a:103px;--g:28px;--i:356px;--f:72px;--j:112px;--t:$two;--p:$how;--m:1;--d:0;--h:0;--o:0;--c:0;--x:0;--w:44px;--z:62px;--charts:calc($a + $k + $m*$g);--chips:810/44;--two:1870/23;--one:1400/23;--how:970/19;--more:1760/19;--help:900/19;--guess:1700/20}
:host(:lang(de)) .rows{--chips:950/44;--two:2020/23;--one:1590/23;--how:1170/19;--more:2020/19;--help:1260/19;--guess:1840/20;--d:1}
:host(:lang(zh)) .rows{--chips:520/44;--two:1480/23;--one:1100/23;--how:770/19;--more:1300/19;--help:790/19;--guess:1330/20}
:host([level=basic]) .rows{--m:0}
:host([level=lab][open~=hand]) .rows{--c:1}
:host([open~=hood]) .rows{--h:1}
:host([predict]) .rows{--x:1}
:host([open~=settings]) .rows{--o:1}
:host([open~=map]) .rows{--o:.4}
:host(:is([preset^=taxi],[preset^=blog])) .rows{--p:$more}
:host([presets=""]) .rows{--chips:-2px!important}
:host([sentence=off]) .rows{--t:0px}
:host([compact]) .rows{--k:170px;--g:0px}
.n1{--t:$one}
.n3{--t:calc($two + 23px)}
.c1{--w:0px}
.c3{--charts:504px}
.c4{--charts:562px}
@container (max-width:980px){.rows{--i:392px;--a:calc(143px + 20px*$d);--f:calc(72px + 44px*$d)}}
@media(any-pointer:coarse){@container (max-width:350px){.rows{--f:104px!important}}}
@container (max-width:640px){.rows{--chips:44px!important;--e:34px;--q:$s;--k:220px;--g:48px;--i:286px;--f:60px;--z:58px;--j:206px;--charts:calc($w + $a + $k + $m*$g)}}
slot{display:block;min-height:calc($e + 28px + max($t,$x*$guess) + $charts + $q*$z + $p + $m*(113px + $chips + $how + $f + $o*428px + $h*$i) + $c*(43px + $help + $j))}`
  .replace(/(\d+)\/(\d+)/g, (_, length, line) =>
    `calc(${line}px${"12345678".replace(/./g, (lines) => ` + clamp(0px,(${length / lines + 32}px + $e - 100cqi)*999,${line}px)`)})`)
  .replace(/\$(\w+)/g, "var(--$1)");
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Gives an element the heights of the rows of a figure with these attributes. */
const reserveSpace = (rows, figure) => {
  const count = (name, usual) => (figure.getAttribute(name) ?? usual).match(/\S+|$/g).length - 1;
  const charts = count("charts", "2 1");
  const sliders = count("controls", "4 3 2 1");
  rows.className = `rows c${charts + figure.matches("[level=lab][open~=hand]")} n${charts}`;
  rows.style.cssText = `--s:${sliders};--r:${(sliders + 1) >> 1}`;
  return rows;
};

/**
 * Preloads a script and resolves if its hash is right. An import cannot check a
 * hash, but uses the preloaded script. A bundler changes the files and their
 * hashes, and leaves the first constant empty.
 */
const preload = (file, integrity) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!GLUE_INTEGRITY) return resolve();
    const href = new URL(file, import.meta.url);
    // No download or a wrong hash: browsers tell the two apart only in their console.
    const onerror = () => reject(Error(`Could not load ${href}`));
    Object.assign(link, { rel: "modulepreload", href, integrity, onload: resolve, onerror });
    document.head.append(link);
  });

let loading;
/** One module, fetched and compiled once for all figures of the page. */
const load = (element) =>
  (loading ??= (async () => {
    await preload("reactive-allocation-glue.js", GLUE_INTEGRITY);
    const glue = await import("./reactive-allocation-glue.js");
    await glue.begin(preload, element);
    return glue;
  })());

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) entry.target.start();
    }
  },
  { rootMargin: "100%" },
);

class ReactiveAllocation extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  /** Has the size of the figure even if the host has no box, as with `display: contents`. */
  #box = document.createElement("div");
  #controller;
  #starting;
  /** Settings to lay over the attributes at the next start; first those set before the element was defined. */
  #pendingSettings = [{ ...this }.settings ?? []].flat();
  #ready = Promise.withResolvers();
  /** Resolves with the element when the figure runs; rejects when it cannot. An element that has left the page has a new one, as has each start. */
  ready = this.#ready.promise;
  #complete = Promise.withResolvers();
  /** Resolves when all of the figure is loaded. */
  complete = this.#complete.promise;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#box);
    this.#box.onclick = this.#box.start = () => this.start();
    delete this.settings;
  }

  connectedCallback() {
    if (this.#controller?.mounted) return;
    this.#showFallback();
    near.observe(this.#box);
    if (this.matches("[loading=eager]")) this.start();
  }

  disconnectedCallback() {
    near.unobserve(this.#box);
    // An element that is only moved is back by the next task.
    setTimeout(() => this.isConnected || (this.#controller?.stop(), (this.ready = this.#ready.promise)));
  }

  start() {
    return (this.#starting ??= this.#start().finally(() => (this.#starting = undefined)));
  }

  async #start() {
    (this.ready = this.#ready.promise).catch(() => {});
    try {
      this.#controller ??= new (await load(this)).FigureController(this, this.#root, {
        box: this.#box,
        settings: this.#pendingSettings,
        preload,
        complete: this.#complete.resolve,
        reserve: (rows) => reserveSpace(rows, this),
        fallback: this.#showFallback,
        error: this.#reportError,
      });
      if (await this.#controller.start()) {
        near.unobserve(this.#box);
        this.#ready.resolve(this);
        this.#ready = Promise.withResolvers();
      }
    } catch (error) {
      loading = undefined;
      // Tried again on a click, when the reader is online, and when the element comes near again.
      addEventListener("online", this.#box.start);
      const button = document.createElement("button");
      button.textContent = "Not loaded. Retry";
      this.#showFallback(button);
      this.#reportError(`Could not start. ${error}`);
      this.#ready.reject(error);
      this.#ready = Promise.withResolvers();
    }
  }

  #reportError = (message) => {
    console.error("<reactive-allocation>", message);
    this.dispatchEvent(new CustomEvent("error", { bubbles: true, composed: true, detail: { field: "", value: "", message } }));
  };

  /** Shows what the author put between the tags. */
  #showFallback = (...more) => {
    const rows = reserveSpace(document.createElement("div"), this);
    rows.append(document.createElement("slot"), ...more);
    this.#box.replaceChildren(rows);
  };

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

  toURL(page) {
    return this.#controller?.toURL(page);
  }

  async toSVG(width) {
    await this.start();
    return (this.#controller ?? (await this.ready)).toSVG(width);
  }

  async toCSV(policy, stepSeconds) {
    await this.start();
    return (this.#controller ?? (await this.ready)).toCSV(policy, stepSeconds);
  }
}

// Another copy of this script may have come first.
customElements.get("reactive-allocation") ?? customElements.define("reactive-allocation", ReactiveAllocation);
