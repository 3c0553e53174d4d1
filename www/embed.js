// The page for an iframe and for links: reads the figure from its address and sends its
// height to the host page.
//
// A link is the fragment (`#v1&preset=weekend&…`); before, the settings were the query. Both
// become attributes, so that the first frame is right. What has no attribute (a load, commands, the cursor)
// comes with `openLink()`.

// Attributes that any element may have are not settings. A foreign link must not make the figure fetch
// an address, as `src` does.
const GLOBAL = /^(id|class|style|src|slot|part|is|hidden|lang|dir|title|role|tabindex|inert|loading|nonce|exportparts|draggable|popover|translate|wasm-url|(on|item)[a-z]+|(data|aria|x|v|ng|astro|xml).*)$/;
/** Parts of a link that are no attributes. */
const OF_LINK = /^(own|time|load|end|src|v\d+)$/;
/** Lists, whose words are parted by points in a link. */
const LISTS = /^(charts|controls|open|presets)$/;

const root = document.documentElement;
const figure = document.getElementById("figure");

/** The attributes that the address has set. */
let given = [];

/** Returns the name and the text of each attribute of a link. A link that was changed on its way is read by the figure alone. */
const attributesOf = (link) =>
  [...new URLSearchParams(link.slice(1))].flatMap(([name, value]) => {
    if (OF_LINK.test(name) || !/^[a-z-]+$/.test(name)) return [];
    // A number may be more exact than an attribute.
    return [[name, LISTS.test(name) ? value.replaceAll(".", " ") : value.replace(/^(-?[\d.]+)[ud]\d+$/, "$1")]];
  });

function showAddress() {
  const query = new URLSearchParams(location.search);
  const link = /^#v[1-9]/.test(location.hash) ? location.hash : "";
  const parts = new Map([...query, ...(link ? attributesOf(link) : [])]);
  const scheme = parts.get("color-scheme");
  root.classList.remove("light", "dark");
  if (["light", "dark"].includes(scheme)) root.classList.add(scheme);
  if (parts.has("lang")) root.lang = parts.get("lang");

  // The address is untrusted input. Only names of settings become attributes; the
  // figure rejects all others with the usual message.
  const rejected = {};
  const attributes = new Map();
  for (const [name, value] of link ? attributesOf(link) : query) {
    if (["color-scheme", "lang"].includes(name)) continue;
    if (!GLOBAL.test(name) && /^[a-z-]+$/.test(name)) attributes.set(name, value);
    else rejected[name] = value;
  }
  for (const name of given) if (!attributes.has(name)) figure.removeAttribute(name);
  for (const [name, value] of attributes) figure.setAttribute(name, value);
  given = [...attributes.keys()];
  if (!link && Object.keys(rejected).length) figure.settings = rejected;
  if (link) customElements.whenDefined("reactive-allocation").then(() => figure.ready).then(() => figure.openLink(link));
}

showAddress();
// Another link in the same tab changes the fragment alone.
addEventListener("hashchange", showAddress);

// The height is not confidential, so any host page may receive it.
new ResizeObserver(() => {
  parent.postMessage({ type: "reactive-allocation-height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
}).observe(root);
