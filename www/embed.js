// The page for an iframe: reads the settings from its address and sends the height
// of the figure to the host page.

import { isSetting } from "./reactive-allocation-glue.js";

const root = document.documentElement;
const figure = document.getElementById("figure");
const query = new URLSearchParams(location.search);

const scheme = query.get("color-scheme");
if (["light", "dark"].includes(scheme)) root.classList.add(scheme);
if (query.has("lang")) root.lang = query.get("lang");
query.delete("color-scheme");
query.delete("lang");

// The address is untrusted input. Only names of settings become attributes; the
// figure rejects all others with the usual message.
const rejected = {};
for (const [name, value] of query) {
  if (isSetting(name) && /^[a-z-]+$/.test(name)) figure.setAttribute(name, value);
  else rejected[name] = value;
}
if (Object.keys(rejected).length) figure.settings = rejected;

// The height is not confidential, so any host page may receive it.
new ResizeObserver(() => {
  parent.postMessage({ type: "reactive-allocation-height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
}).observe(root);
