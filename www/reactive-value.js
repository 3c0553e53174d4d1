// What <reactive-value> does; fetched for the first one.

const property = (name = "") => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** "static.idle-share" is a number of the report, "static-workers" a setting. */
function valueOf({ report, settings }, of) {
  const [first, second] = of.split(".");
  return second ? report?.[property(first)]?.[property(second)] : settings[property(first)];
}

function format(value, of, language) {
  const options = /share$/i.test(of.split(".")[1] ?? "")
    ? { style: "percent", maximumFractionDigits: value > 0 && value < 0.0995 ? 1 : 0 }
    : { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 };
  try {
    return new Intl.NumberFormat(language, options).format(value);
  } catch {
    // A page may call its language what it likes.
    return new Intl.NumberFormat(undefined, options).format(value);
  }
}

/** Keeps the text of `element` the number it names, until the answer is called. */
export function follow(element) {
  const figure = element.getRootNode().getElementById?.(element.getAttribute("for"));
  if (!figure) return () => {};
  const of = element.getAttribute("of") ?? "";
  const stop = new AbortController();
  let stepped = false;
  const show = () => {
    const value = valueOf(figure, of);
    const isNumber = typeof value === "number";
    // A name that means nothing leaves the author's own text.
    if (!isNumber && typeof value !== "string") return;
    const text = isNumber ? format(value, of, element.closest("[lang]")?.lang || undefined) : value;
    if (element.textContent !== text) element.textContent = text;
    if (!isNumber || of.includes(".") || !element.hasAttribute("editable")) return;
    if (!stepped) beStepper(element, figure, of, stop.signal);
    stepped = true;
    element.ariaValueNow = value;
  };
  figure.addEventListener("reactive-allocation-update", show, stop);
  if (figure.report) show();
  return () => stop.abort();
}

/** By how much each key steps. */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/** Makes a setting in the prose one that the reader steps: by keys, or a click. */
function beStepper(element, figure, of, signal) {
  element.role = "spinbutton";
  element.tabIndex = 0;
  element.ariaLabel ??= of.replaceAll("-", " ");
  const name = property(of);
  // What is out of range is refused by the figure, which then says so.
  const step = (by) => (figure.settings = { [name]: figure.settings[name] + by });
  const onKey = (event) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    step(STEPS[event.key]);
  };
  element.addEventListener("keydown", onKey, { signal });
  element.addEventListener("click", (event) => step(event.shiftKey ? -1 : 1), { signal });
}
