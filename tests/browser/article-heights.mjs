// Prints the height in px of each figure of the article, and of the last one with all its
// sections open, on a phone, a tablet and a laptop: `node article-heights.mjs`.

import { openBrowser, openPage, serve } from "./harness.mjs";

const SCREENS = [[390, 844], [768, 1024], [1200, 900]];

/** Answers, in the page, with the height of each figure once all of it is loaded. */
async function measure() {
  const figures = [...document.querySelectorAll("reactive-allocation")];
  const settled = () => new Promise((done) => setTimeout(done, 500));
  await Promise.all(figures.map((figure) => figure.start()));
  for (const figure of figures) figure.dispatchEvent(new Event("pointerenter"));
  await Promise.all(figures.map((figure) => figure.complete));
  await settled();
  const height = (figure) => Math.round(figure.getBoundingClientRect().height);
  const heights = figures.map(height);
  const last = figures.at(-1);
  last.setAttribute("open", "hood settings hand");
  await settled();
  return { heights, open: height(last) };
}

const site = await serve();
const browser = await openBrowser();
for (const [width, screen] of SCREENS) {
  const { page, close } = await openPage(browser, { viewport: { width, height: screen } });
  await page.goto(`${site.origin}/index.html`);
  const { heights, open } = await page.evaluate(measure);
  const highest = (Math.max(...heights) / screen).toFixed(2);
  console.log(`${width} × ${screen}: ${heights.join(" ")}; highest ${highest} screens; the last one open ${open} (${(open / screen).toFixed(2)} screens)`);
  await close();
}
await browser.close();
await site.close();
