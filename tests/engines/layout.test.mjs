// Checks in all engines where the parts of a figure are, in the dark and on paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { inEngines, possibleWidth } from "./page.mjs";

const ALL = '<reactive-allocation level="lab" charts="static manual reactive" open="hood settings hand"></reactive-allocation>';

/** Windows as narrow as a phone have no scrollbar that takes room, as on a phone. */
const CSS = "html { scrollbar-width: none }";

/** Returns the visible parts of a figure that lie outside its box on the left or right. */
const outside = (page) =>
  page.onFigure((figure) => {
    const box = figure.getBoundingClientRect();
    // What a scrolling box hides is not in sight.
    const isClipped = (part) => {
      for (let one = part.parentElement; one; one = one.parentElement) if (getComputedStyle(one).overflowX !== "visible") return true;
      return false;
    };
    return [...figure.shadowRoot.querySelectorAll("*")].flatMap((part) => {
      const { left, right, width, height } = part.getBoundingClientRect();
      if (width * height === 0 || !part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isClipped(part)) return [];
      if (left >= box.left - 0.5 && right <= box.right + 0.5) return [];
      return [`${part.localName}#${part.id}.${part.className}: ${left} to ${right} in ${box.left} to ${box.right}`];
    });
  });

for (const wanted of [320, 360, 720, 1200]) {
  for (const [name, body] of [["a plain figure", undefined], ["a figure with all open", ALL]]) {
    inEngines(`${name} keeps its parts within its width, ${wanted} px wide`, {}, async ({ page, engine }) => {
      await page.open({ body, css: CSS, width: possibleWidth(engine, wanted), height: 900 });
      assert.deepEqual(await outside(page), []);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      assert.equal(scrollWidth, clientWidth, "the page does not scroll sideways");
    });
  }

  inEngines(`the height stays from the fallback to the live figure, ${wanted} px wide`, {}, async ({ page, engine }) => {
    await page.open({
      head: '<script src="/heights.js"></script><script type="module" src="/reactive-allocation.js" blocking="render"></script>',
      body: '<reactive-allocation><img src="/fallback.svg" alt="The picture"></reactive-allocation><p id="after">After</p>',
      pages: { "/heights.js": script(recordHeights) },
      css: CSS,
      width: possibleWidth(engine, wanted),
      height: 1600,
    });
    // Until the figure is at rest.
    await new Promise((later) => setTimeout(later, 500));
    const heights = await page.evaluate(() => window.heights);
    assert.ok(heights.frames > 10, `${heights.frames} frames`);
    assert.equal(heights.seen.length, 1, JSON.stringify(heights));
    assert.ok(heights.seen[0] > 200, JSON.stringify(heights));
  });
}

const script = (fn) => (_, response) => response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" }).end(`(${fn})();`);

/** Keeps each height that the figure has in a frame once its tag is defined. */
function recordHeights() {
  window.heights = { seen: [], frames: 0 };
  const look = () => {
    const figure = document.querySelector("reactive-allocation:defined");
    if (figure) {
      window.heights.frames += 1;
      const height = figure.getBoundingClientRect().height;
      if (height !== window.heights.seen.at(-1)) window.heights.seen.push(height);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const SCHEME = '<meta name="color-scheme" content="light dark"><script type="module" src="/reactive-allocation.js"></script>';

/** Returns the colours of the paper and the text of a figure. */
const colours = (page) =>
  page.evaluateOn(".figure", (figure) => ({
    paper: getComputedStyle(figure).backgroundColor,
    ink: getComputedStyle(figure.querySelector(".sentence")).color,
    picture: figure.querySelector("canvas").toDataURL(),
  }));

/** Checks that all differs between light and dark, and that light comes back. */
async function assertThemes(page, become) {
  await become("light");
  const [light, lightPicture] = [await colours(page), await page.screenshot()];
  await become("dark");
  const [dark, darkPicture] = [await colours(page), await page.screenshot()];
  for (const part of ["paper", "ink", "picture"]) assert.notEqual(dark[part], light[part], part);
  assert.ok(!lightPicture.equals(darkPicture), "the screenshots differ");
  await become("light");
  assert.deepEqual(await colours(page), light);
}

inEngines("the figure is dark on a page that is dark", {}, async ({ page }) => {
  await page.open({ css: ".dark { color-scheme: dark } .light { color-scheme: light }" });
  await assertThemes(page, async (scheme) => {
    await page.evaluate((scheme) => void (document.documentElement.className = scheme), scheme);
    await page.frames();
  });
});

inEngines("the figure is dark where the reader's system is dark", { needs: ["emulate"] }, async ({ page }) => {
  await page.open({ head: SCHEME });
  await assertThemes(page, (scheme) => page.emulate({ dark: scheme === "dark" }));
});

inEngines("the print holds the sentence and the numbers as text", { needs: ["print"] }, async ({ page }) => {
  await page.open({ body: "<p>Before</p><reactive-allocation></reactive-allocation><p>After</p>" });
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const sentence = plain(await page.evaluateOn(".sentence", (one) => one.textContent));
  const numbers = await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll(".numbers dd")].map((one) => one.textContent));
  const text = plain(execFileSync("pdftotext", ["-layout", "-", "-"], { input: await page.print(), encoding: "utf8" }));
  assert.ok(text.includes(sentence), `“${sentence}” is not in: ${text}`);
  for (const number of numbers) assert.ok(text.includes(plain(number)), `“${number}” is not in: ${text}`);
  assert.doesNotMatch(text, /All settings|Reset all/, "without controls");
});

inEngines("a line divides the groups of the settings", {}, async ({ page }) => {
  await page.open({ body: '<reactive-allocation open="settings"></reactive-allocation>', height: 1000 });
  const groups = await page.onFigure((figure) =>
    [...figure.shadowRoot.querySelectorAll("fieldset + fieldset")].map((group) => {
      const legend = group.querySelector("legend");
      const [line, box] = [legend.getBoundingClientRect(), group.getBoundingClientRect()];
      // A border of the group itself ends at the legend in some engines.
      const border = Number.parseFloat(getComputedStyle(legend).borderTopWidth);
      return border >= 1 && line.width === box.width && Math.abs(line.top - box.top) < 0.5;
    }),
  );
  assert.ok(groups.length > 3 && groups.every(Boolean), String(groups));
});
