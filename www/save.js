// Hands texts and pictures of a figure to the reader: to the clipboard, and as files. The
// page may forbid what it likes by its Content-Security-Policy: nothing here needs inline
// scripts or styles, and what is forbidden becomes an error.

/** Copies a text. Resolves to false if the browser does not let the page do it. `parent` is where a field may stand for a moment: within a dialog, all else is inert. */
export async function copyText(text, parent = document.body) {
  try {
    // There is no clipboard without https, nor in a frame without permission.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByField(text, parent);
  }
}

/** Copies a text as a reader does: from a field that is selected. */
function copyByField(text, parent) {
  const focused = deepActiveElement();
  const field = document.createElement("textarea");
  Object.assign(field, { value: text, readOnly: true, ariaHidden: "true", tabIndex: -1 });
  // A policy forbids the attribute, not the property.
  Object.assign(field.style, { position: "fixed", inset: "0 auto auto 0", width: "1px", height: "1px", opacity: "0" });
  parent.append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}

/** The element with the focus, within shadow roots, too. */
function deepActiveElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Saves a text or a blob as a file. */
export function saveFile(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const href = URL.createObjectURL(blob);
  const link = document.createElement("a");
  Object.assign(link, { href, download: name });
  // Not in the page: a click on it must not reach the page's own listeners.
  link.click();
  // The download has begun by then; without it the blob would stay in memory.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A picture cannot be drawn: the page forbids it, or the browser has no memory for it. */
export class PictureError extends Error {
  constructor(isForbidden) {
    super(isForbidden ? "the page forbids pictures from blob: (img-src)" : "the picture cannot be drawn");
    this.isForbidden = isForbidden;
  }
}

/** Draws an SVG with a width and a height of its own at a multiple of them. Resolves to a PNG; rejects with a PictureError. */
export async function drawPng(svg, scale = 2) {
  const image = await loadImage(new Blob([svg], { type: "image/svg+xml" }));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = context && (await new Promise((resolve) => canvas.toBlob(resolve, "image/png")));
  // A canvas beyond the limits of the browser has no pixels.
  if (!png) throw new PictureError(false);
  return png;
}

async function loadImage(blob) {
  const image = new Image();
  const src = URL.createObjectURL(blob);
  let isForbidden = false;
  const onViolation = ({ effectiveDirective, blockedURI }) => {
    isForbidden ||= effectiveDirective === "img-src" && blockedURI.startsWith("blob");
  };
  document.addEventListener("securitypolicyviolation", onViolation);
  try {
    image.src = src;
    await image.decode();
    return image;
  } catch {
    // The event may come after the error of the image.
    await new Promise((resolve) => setTimeout(resolve));
    throw new PictureError(isForbidden);
  } finally {
    document.removeEventListener("securitypolicyviolation", onViolation);
    URL.revokeObjectURL(src);
  }
}
