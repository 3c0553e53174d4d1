// <reactive-value for="figure" of="static.worker-hours">: a number of a figure,
// in the prose. With `editable`, a setting can be stepped by keys and clicks.
// The build appends this to the figure's glue, so it is there when figures are.

const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
/** By how much each key steps. */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

class ReactiveValue extends HTMLElement {
  #figure;

  connectedCallback() {
    // The figure may stand further down the page.
    queueMicrotask(() => {
      if (!this.isConnected) return;
      this.#figure = this.getRootNode().getElementById(this.getAttribute("for"));
      this.#figure?.addEventListener("reactive-allocation-update", this.#show);
      if (this.#figure?.report) this.#show();
    });
  }

  disconnectedCallback() {
    this.#figure?.removeEventListener("reactive-allocation-update", this.#show);
    this.#figure = undefined;
  }

  /** The setting's name, or the policy and the number's name. */
  get #path() {
    return (this.getAttribute("of") ?? "").split(".").map(camelCase);
  }

  #show = () => {
    const { settings, report } = this.#figure;
    const [first, number] = this.#path;
    const value = number ? report?.[first]?.[number] : settings[first];
    // A name that does not exist leaves the author's own text.
    if (!["number", "string"].includes(typeof value)) return;
    if (!number && typeof value === "number" && this.hasAttribute("editable")) this.#beStepper(first, value);
    const text = typeof value === "number" ? this.#format(value, number) : value;
    if (this.textContent !== text) this.textContent = text;
  };

  #format(value, number = "") {
    const style = number.endsWith("Share")
      ? { style: "percent" }
      : { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 };
    try {
      return new Intl.NumberFormat(this.closest("[lang]")?.lang || undefined, style).format(value);
    } catch {
      // A page may call its language what it likes.
      return new Intl.NumberFormat(undefined, style).format(value);
    }
  }

  #beStepper(setting, value) {
    this.ariaValueNow = value;
    if (this.role === "spinbutton") return;
    this.role = "spinbutton";
    this.tabIndex = 0;
    this.ariaLabel ??= this.getAttribute("of").replaceAll("-", " ");
    const step = (by) => {
      this.#figure.settings = { [setting]: this.#figure.settings[setting] + by };
    };
    this.addEventListener("keydown", (event) => {
      if (!this.#figure || !(event.key in STEPS)) return;
      event.preventDefault();
      step(STEPS[event.key]);
    });
    this.addEventListener("click", (event) => {
      if (this.#figure) step(event.shiftKey ? -1 : 1);
    });
  }
}

customElements.get("reactive-value") ?? customElements.define("reactive-value", ReactiveValue);
