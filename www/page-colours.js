// Whether a page is dark. The build appends this file to the glue.

/** Returns the lightness of a computed colour, 0 to 1. */
function lightness(colour) {
  const [first, second, third] = colour.match(/(?<=[ (])[\d.e-]+/g).map(Number);
  // oklch(), lab() and lch() begin with it.
  if (/^o/.test(colour)) return first;
  if (/^l/.test(colour)) return first / 100;
  return (first + second + third) / (/^r/.test(colour) ? 765 : 3);
}

/**
 * Returns the `color-scheme` that a figure needs beside the text of its page: dark where the text
 * is light, since many pages darken by a class and have none. Empty where it is that already, or
 * where an author says `light` or `dark`.
 */
function schemeBeside(element) {
  const { color, colorScheme } = getComputedStyle(element);
  const isDark = /dark/.test(colorScheme) && matchMedia("(prefers-color-scheme: dark)").matches;
  const isSaid = /^(light|dark)$/.test(colorScheme);
  const readsDark = lightness(color) > 0.5;
  return isSaid || readsDark === isDark ? "" : readsDark ? "dark" : "light";
}
