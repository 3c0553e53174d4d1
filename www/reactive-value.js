// What <reactive-value> does; the loader fetches this for the first one.

const property = (name = "") => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** "static.idle-share" is a number of the report, "static-workers" a setting. */
function valueOf({ report, settings }, of) {
  const [first, second] = of.split(".");
  return second ? report?.[first]?.[property(second)] : settings[property(first)];
}

function format(value, of, language) {
  if (typeof value !== "number") return value;
  const options = /share$/i.test(of.split(".")[1] ?? "")
    ? { style: "percent", maximumFractionDigits: value > 0 && value < 0.0995 ? 1 : 0 }
    : { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 };
  return new Intl.NumberFormat(language, options).format(value);
}

/** Keeps the text of `element` the number it names, until the answer is called. */
export function follow(element) {
  const figure = element.getRootNode().getElementById?.(element.getAttribute("for"));
  if (!figure) return () => {};
  const show = () => {
    const of = element.getAttribute("of") ?? "";
    const value = valueOf(figure, of);
    if (value === undefined) return;
    element.textContent = format(value, of, element.closest("[lang]")?.lang || undefined);
  };
  figure.addEventListener("reactive-allocation-update", show);
  if (figure.report) show();
  return () => figure.removeEventListener("reactive-allocation-update", show);
}
