// The room that is kept free before a figure comes is as large as the figure
// gets, in every language and at every width: or what follows it would move.

import assert from "node:assert/strict";
import { loader, nextFrames, testPost } from "./post.mjs";

const WIDTHS = Array.from({ length: 47 }, (_, index) => 320 + index * 20);
const FIGURES = [
  ["basic", 'level="basic"'],
  ["more", ""],
  ["lab", 'level="lab"'],
  ["more with three charts", 'charts="static manual reactive"'],
  ["more with one chart", 'charts="reactive"'],
  ["more with two sliders", 'controls="peak-load static-workers"'],
];

for (const language of ["en", "de", "zh"]) {
  testPost(`the room kept free is large enough at every width (${language})`, {
    head: loader,
    body: `<main>${FIGURES.map(([, attributes]) => `<reactive-allocation lang="${language}" loading="eager" ${attributes}></reactive-allocation>`).join("")}</main>`,
    css: "body { margin: 0 }",
    viewport: { width: 1300, height: 900 },
  }, async ({ page }) => {
    const over = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await nextFrames(page);
      const more = await page.evaluate(() =>
        [...document.querySelectorAll("reactive-allocation")].map((element) => {
          const room = element.shadowRoot.querySelector(".room");
          return Math.round(room.getBoundingClientRect().height - Number.parseFloat(getComputedStyle(room).minHeight));
        }));
      for (const [index, px] of more.entries()) {
        if (px > 0) over.push(`${FIGURES[index][0]}, ${width} px wide: ${px} px too small`);
      }
    }
    assert.deepEqual(over, []);
  });
}
