// Defines <reactive-allocation>. The figure itself is fetched when the first
// element comes near the viewport; until it runs, what the author put between
// the tags stays.

let module;
const load = () =>
  (module ??= import("./reactive-allocation-glue.js").then(async (glue) => {
    await glue.default();
    return glue;
  }));

// Attributes of every element are not settings.
const GLOBAL =
  /^(?:id|class|style|slot|part|is|hidden|lang|dir|title|role|tabindex|inert|loading|nonce|exportparts|draggable|popover|translate|(?:data|aria|on|x|v|ng|astro|xml|item)[-:]?.*)$/;

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        target.start();
      }
    }
  },
  { rootMargin: "100% 0px" },
);

class ReactiveAllocation extends HTMLElement {
  #root;
  #figure;
  #starting;
  #waiting = [];
  #watch = new MutationObserver((records) =>
    this.#figure?.attributesChanged(this.#attributes(), [
      ...new Set(records.map((record) => record.attributeName).filter(isSetting)),
    ]),
  );
  #settle;
  /** Resolves with the element when the figure runs; rejects when it cannot. */
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.append(document.createElement("slot"));
    this.ready.catch(() => {});
    if (Object.hasOwn(this, "settings")) {
      // Set before the element was defined.
      const settings = this.settings;
      delete this.settings;
      this.settings = settings;
    }
  }

  connectedCallback() {
    if (!this.#figure) near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    // An element that is only moved is back by the next task.
    setTimeout(() => {
      if (this.isConnected || !this.#figure) return;
      this.#waiting = [this.#figure.settings()];
      this.#watch.disconnect();
      this.#figure.destroy();
      this.#figure = this.#starting = undefined;
      this.#root.replaceChildren(document.createElement("slot"));
    });
  }

  start() {
    return (this.#starting ??= this.#start());
  }

  async #start() {
    try {
      const { FigureHandle } = await load();
      if (!this.isConnected) return (this.#starting = undefined);
      const mount = document.createElement("div");
      // The sliders' own events stay inside: the page gets ours.
      for (const type of ["input", "change"]) mount.addEventListener(type, (event) => event.stopPropagation());
      this.#figure = new FigureHandle(this, this.#root, mount, this.#attributes());
      for (const settings of this.#waiting.splice(0)) this.#figure.patch(settings);
      this.#root.replaceChildren(mount);
      this.#watch.observe(this, { attributes: true });
      this.#settle.resolve(this);
    } catch (error) {
      const message = `The figure cannot run here, so its picture stays: ${error?.message ?? error}`;
      console.error("<reactive-allocation>", message);
      this.dispatchEvent(
        new CustomEvent("error", { bubbles: true, composed: true, detail: { field: "", value: "", message } }),
      );
      this.#settle.reject(error);
    }
  }

  #attributes() {
    return [...this.attributes].filter(({ name }) => isSetting(name)).flatMap(({ name, value }) => [name, value]);
  }

  get settings() {
    return this.#figure?.settings() ?? Object.assign({}, ...this.#waiting);
  }

  set settings(settings) {
    if (this.#figure) this.#figure.patch(settings);
    else this.#waiting.push(settings);
  }

  get report() {
    return this.#figure?.report();
  }

  reset() {
    this.#waiting = [];
    this.#figure?.reset();
  }
}

const isSetting = (name) => !GLOBAL.test(name);

if (!customElements.get("reactive-allocation")) customElements.define("reactive-allocation", ReactiveAllocation);
