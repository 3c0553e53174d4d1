// What <reactive-value> does; fetched for the first one.

const property = (name = "") => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const kept = (map, key, make) => {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
};

/** What a figure said at an event, asked for once however many follow it. */
const said = new WeakMap();

/** "static.idle-share" is a number of the report, "static-workers" a setting. */
function valueOf(figure, of, event) {
  const [first, second] = of.split(".");
  const source = second ? "report" : "settings";
  const told = kept(said, event, () => new Map());
  const all = kept(told, source, () => figure[source]);
  return second ? all?.[property(first)]?.[property(second)] : all[property(first)];
}

/** To make one takes much longer than to use it. */
const formats = new Map();

function format(value, of, language) {
  const share = /share$/i.test(of.split(".")[1] ?? "");
  const style = share ? "percent" : "decimal";
  const maximumFractionDigits = (share ? value > 0 && value < 0.0995 : Math.abs(value) < 10) ? 1 : 0;
  const make = (language) => new Intl.NumberFormat(language, { style, maximumFractionDigits });
  return kept(formats, `${language} ${style} ${maximumFractionDigits}`, () => {
    try {
      return make(language);
    } catch {
      // A page may call its language what it likes.
      return make();
    }
  }).format(value);
}

/** Keeps the text of `element` the number it names, until the answer is called. */
export function follow(element) {
  const figure = element.getRootNode().getElementById?.(element.getAttribute("for"));
  if (!figure) return () => {};
  const of = element.getAttribute("of") ?? "";
  const stop = new AbortController();
  let stepped = false;
  const show = (event) => {
    const value = valueOf(figure, of, event);
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
  if (figure.report) show({});
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
