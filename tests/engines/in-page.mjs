// Functions that run in the page: they are sent as text and use nothing around them.

/** Keeps what goes wrong and the events that a script of the post would hear. */
export function watch() {
  const problems = (window.problems = []);
  window.heard = [];
  const text = (value) => {
    if (typeof value?.message === "string") return `${value.name}: ${value.message}`;
    if (typeof value !== "object" || value === null) return String(value);
    try {
      return JSON.stringify(value);
    } catch {
      return String(value);
    }
  };
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = function (...values) {
      problems.push(`${level}: ${values.map(text).join(" ")}`);
      say.apply(console, values);
    };
  }
  // Failed loads do not bubble. The figure has an event `error` of its own.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) problems.push(`uncaught: ${event.message} (${event.filename}:${event.lineno})`);
    else if (!(event instanceof CustomEvent)) problems.push(`failed: ${event.target?.src ?? event.target?.href ?? event.target}`);
  }, true);
  addEventListener("unhandledrejection", (event) => problems.push(`unhandled: ${text(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => problems.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  for (const type of ["input", "change", "error"]) {
    addEventListener(type, ({ bubbles, composed, detail, target }) => {
      window.heard.push({ type, bubbles, composed, detail, from: target?.id ?? "" });
    });
  }
}

/**
 * Finds the first element for a selector in the document, else in the shadow roots, in
 * document order. `a >>> b` finds `b` in the shadow root of `a`.
 */
export function locate(selector) {
  const deep = (root, part) => {
    const here = root.querySelector(part);
    if (here) return here;
    for (const one of root.querySelectorAll("*")) {
      const found = one.shadowRoot && deep(one.shadowRoot, part);
      if (found) return found;
    }
    return null;
  };
  return selector.split(" >>> ").reduce((root, part) => root && deep(root.shadowRoot ?? root, part), document);
}
