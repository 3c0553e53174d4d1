// The figure on paper. The build appends this file to the glue.

/** The width for which a figure is laid out on paper, in px: that of A4 and letter without margins. */
const PAPER_WIDTH = 720;

/** Appends a picture of ours to an element. A page may forbid to parse text as markup. */
function draw(svg, parent) {
  const characters = { amp: "&", lt: "<", gt: ">", quot: '"' };
  for (const [, end, name, attributes, text] of svg.matchAll(/<(\/?)(\w+)([^>]*)>([^<]*)/g)) {
    // Its colours are attributes; a page may forbid style sheets in it.
    if (name === "style") continue;
    if (end) parent = parent.parentNode;
    else {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [, key, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) element.setAttribute(key, value);
      parent.append(element);
      if (!attributes.endsWith("/")) parent = element;
    }
    parent.append(text.replace(/&(\w+);/g, (_, name) => characters[name]));
  }
}

/** Returns an element with the picture of a figure: the style sheet shows it on paper, instead of the figure. */
function paperOf(figure) {
  const paper = document.createElement("div");
  paper.className = "paper";
  draw(figure.toSVG(PAPER_WIDTH, true), paper);
  return paper;
}
