// The page for an iframe: reads the settings from its address and sends the height
// of the figure to the host page.

// Attributes that any element may have are not settings.
const GLOBAL = /^(id|class|style|slot|part|is|hidden|lang|dir|title|role|tabindex|inert|loading|nonce|exportparts|draggable|popover|translate|wasm-url|(on|item)[a-z]+|(data|aria|x|v|ng|astro|xml).*)$/;

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
  if (!GLOBAL.test(name) && /^[a-z-]+$/.test(name)) figure.setAttribute(name, value);
  else rejected[name] = value;
}
if (Object.keys(rejected).length) figure.settings = rejected;

// The height is not confidential, so any host page may receive it.
new ResizeObserver(() => {
  parent.postMessage({ type: "reactive-allocation-height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
}).observe(root);
