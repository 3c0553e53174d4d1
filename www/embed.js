// The page for an iframe: settings come from its address, and the host page is
// told how high the figure is.

import { isSetting } from "./reactive-allocation-glue.js";

const root = document.documentElement;
const figure = document.getElementById("figure");
const query = new URLSearchParams(location.search);

const scheme = query.get("color-scheme");
if (["light", "dark"].includes(scheme)) root.classList.add(scheme);
if (query.has("lang")) root.lang = query.get("lang");
query.delete("color-scheme");
query.delete("lang");

// Anybody can write an address. Only what can be nothing but a setting becomes
// an attribute; the rest is refused by the figure, with the usual message.
const refused = {};
for (const [name, value] of query) {
  if (isSetting(name) && /^[a-z-]+$/.test(name)) figure.setAttribute(name, value);
  else refused[name] = value;
}
if (Object.keys(refused).length) figure.settings = refused;

// The height is no secret, so whoever holds the frame may have it.
new ResizeObserver(() => {
  parent.postMessage({ type: "reactive-allocation-height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
}).observe(root);
