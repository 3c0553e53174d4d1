// The behaviour of <reactive-value>, fetched when the page has one.

const property = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Keeps the text of `element` equal to the value that it names, in the number
 * format of its figure. Returns a function that ends this.
 */
export function follow(element) {
  const figure = element.getRootNode().getElementById?.(element.getAttribute("for"));
  if (!figure) return () => {};
  const of = element.getAttribute("of") ?? "";
  const stop = new AbortController();
  let stepped = false;
  const show = () => {
    const text = figure.valueText?.(of);
    // An unknown name, or a figure that does not run, leaves the author's text.
    if (text === undefined) return;
    if (element.textContent !== text) element.textContent = text;
    if (!element.hasAttribute("editable")) return;
    const value = figure.settings[property(of)];
    if (typeof value !== "number") return;
    if (!stepped) beStepper(element, figure, of, stop.signal);
    stepped = true;
    element.ariaValueNow = value;
  };
  figure.addEventListener("reactive-allocation-update", show, stop);
  show();
  return () => stop.abort();
}

/** The steps of the keys. */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/** Lets the reader change a setting in the prose by keys and clicks. */
function beStepper(element, figure, of, signal) {
  element.role = "spinbutton";
  element.tabIndex = 0;
  element.ariaLabel ??= of.replaceAll("-", " ");
  const name = property(of);
  // The figure rejects values out of range with an `error` event.
  const step = (by) => (figure.settings = { [name]: figure.settings[name] + by });
  const onKey = (event) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    step(STEPS[event.key]);
  };
  element.addEventListener("keydown", onKey, { signal });
  element.addEventListener("click", (event) => step(event.shiftKey ? -1 : 1), { signal });
}
