// Checks that the height reserved before a figure runs is its height, and that no
// row is much higher than its text.

import assert from "node:assert/strict";
import { FONT_CSS, FONT_PATH, fullWidthFont } from "./full-width.mjs";
import { figuresRun, loader, nextFrames, set, testPost } from "./post.mjs";

/** Widths of phones, tablets and columns, in CSS pixels. */
const WIDTHS = [320, 360, 390, 555, 768, 1060, 1200];
/** Widths between them; fewer in other languages, which use the same rules. */
const widthsBetween = (language) => {
  const step = language === "en" ? 40 : 160;
  return Array.from({ length: 960 / step }, (_, index) => 330 + index * step);
};
/** No row leaves more than this empty above or below its text, CSS pixels. */
const LARGEST_HOLE = 24;

const ARTICLE = [
  'preset="day-night" level="basic" charts="static" controls="static-workers"',
  'preset="day-night" level="basic" controls="static-workers night-share"',
  'preset="day-night" level="basic" charts="static manual reactive" controls="operator-interval"',
  'preset="blog-experiment" level="more" charts="reactive" open="hood" controls="heartbeat-timeout"',
  'preset="sudden-event" level="lab" charts="reactive" open="hand"',
  'preset="taxi-week" level="lab" charts="static manual reactive"',
];
const PRESETS = ["day-night", "weekend", "holiday", "sudden-event", "growth", "blog-experiment", "taxi-week"];
const VARIANTS = [
  'level="lab"',
  'level="lab" charts="manual"',
  'level="lab" open="hand" charts="static manual"',
  'level="lab" open="hood settings hand"',
  'level="lab" open="hood hand" charts="static manual reactive"',
  'open="settings" controls=""',
  'open="hood settings" controls="peak-load"',
  'level="basic" open="hood settings hand" controls="peak-load static-workers night-share"',
  'level="basic" charts="static manual" controls=""',
  'level="lab" presets=""',
  'open="map"',
  'open="map" level="lab" charts="static manual reactive"',
  'open="map" level="basic"',
  'sentence="off"',
  'presets="" sentence="off" charts="static"',
  'level="basic" presets="" sentence="off"',
  "compact",
  'preset="taxi-week" compact',
  'compact level="basic" charts="static" sentence="off"',
  'compact level="lab" open="hood hand" charts="static manual reactive"',
];
const FIGURES = [...ARTICLE, ...PRESETS.map((preset) => `preset="${preset}"`), ...VARIANTS];

const inLanguage = (language, figures) => ({
  head: loader,
  // So far down that none starts by itself.
  body: `<div class="far"></div>${figures.map((attributes) => `<reactive-allocation lang="${language}" ${attributes}></reactive-allocation>`).join("")}`,
  css: `body { margin: 0 } .far { height: 9000px } ${FONT_CSS}`,
  pages: { [FONT_PATH]: (_, response) => response.setHeader("Content-Type", "font/ttf").end(fullWidthFont()) },
  viewport: { width: 1300, height: 900 },
  live: false,
});

const at = async (page, width) => {
  await page.setViewportSize({ width, height: 900 });
  await nextFrames(page);
};

const heights = (page) =>
  page.evaluate(() => [...document.querySelectorAll("reactive-allocation")].map((element) => element.getBoundingClientRect().height));

/** Rows of each figure that leave too much empty above or below their text. */
const holes = (page) =>
  page.evaluate((largest) => {
    const rows = ".title, .numbers dt, .why, .sentence, .label, .foot, .quantity, .help, .commands, .how, .truth, .chips";
    return [...document.querySelectorAll("reactive-allocation")].map((element) =>
      [...element.shadowRoot.querySelectorAll(rows)].flatMap((row) => {
        const range = document.createRange();
        range.selectNodeContents(row);
        const [text, box, style] = [range.getBoundingClientRect(), row.getBoundingClientRect(), getComputedStyle(row)];
        const px = (name) => Number.parseFloat(style[name]) || 0;
        // A line is higher than its letters.
        const leading = Math.max(0, px("lineHeight") - 1.1 * px("fontSize"));
        const above = text.top - box.top - px("paddingTop") - px("borderTopWidth");
        const below = box.bottom - text.bottom - px("paddingBottom");
        return Math.max(above, below) > largest + leading ? [`${row.className}: ${Math.round(above)} px above, ${Math.round(below)} px below`] : [];
      }));
  }, LARGEST_HOLE);

const FINGER = { hasTouch: true, isMobile: true };

for (const [language, pointer] of [["en", {}], ["de", {}], ["zh", {}], ["en", FINGER], ["de", FINGER]]) {
  const by = pointer === FINGER ? `${language}, for a finger` : language;
  testPost(`what is reserved is what the figure takes, without holes (${by})`, { ...inLanguage(language, FIGURES), ...pointer }, async ({ page }) => {
    const reserved = {};
    const widths = [...WIDTHS, ...widthsBetween(language)];
    for (const width of widths) {
      await at(page, width);
      reserved[width] = await heights(page);
    }
    await page.evaluate(() => Promise.all([...document.querySelectorAll("reactive-allocation")].map((element) => element.start())));
    await figuresRun(page);
    const wrong = [];
    for (const width of widths) {
      await at(page, width);
      for (const [index, height] of (await heights(page)).entries()) {
        const px = height - reserved[width][index];
        if (Math.abs(px) > 0.5) wrong.push(`${FIGURES[index]}, ${width} px wide: ${px} px higher than reserved`);
      }
      if (!WIDTHS.includes(width)) continue;
      for (const [index, found] of (await holes(page)).entries()) {
        for (const hole of found) wrong.push(`${FIGURES[index]}, ${width} px wide: ${hole}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

for (const language of ["en", "de", "zh"]) {
  testPost(`rows without content keep their height (${language})`, inLanguage(language, FIGURES), async ({ page }) => {
    await page.evaluate(() => Promise.all([...document.querySelectorAll("reactive-allocation")].map((element) => element.start())));
    await figuresRun(page);
    const full = {};
    for (const width of WIDTHS) {
      await at(page, width);
      full[width] = await heights(page);
    }
    await page.evaluate(() => {
      for (const { shadowRoot } of document.querySelectorAll("reactive-allocation")) {
        for (const row of shadowRoot.querySelectorAll(".chips, .stage, .time, .why, .foot, .hand, .hood, .settings, .truth")) row.replaceChildren();
      }
    });
    for (const width of WIDTHS) {
      await at(page, width);
      assert.deepEqual(await heights(page), full[width], `${width} px wide`);
    }
  });

  testPost(`the height stays while the fleet, the time and the texts change (${language})`, {
    ...inLanguage(language, ['preset="growth"', 'preset="sudden-event" charts="static"', 'level="basic"']),
  }, async ({ page }) => {
    await page.evaluate(() => Promise.all([...document.querySelectorAll("reactive-allocation")].map((element) => element.start())));
    await figuresRun(page);
    for (const width of [320, 390, 768, 1060]) {
      await at(page, width);
      const before = await heights(page);
      for (const staticWorkers of [1, 3, 4, 5, 6, 12]) {
        for (const figure of await page.locator("reactive-allocation").all()) await set(figure, { staticWorkers });
        assert.deepEqual(await heights(page), before, `${staticWorkers} workers, ${width} px wide`);
      }
      const changed = await page.evaluate(async () => {
        const found = new Set();
        const figures = [...document.querySelectorAll("reactive-allocation")];
        const all = () => figures.map((figure) => figure.getBoundingClientRect().height).join();
        for (let moment = 0; moment <= 100; moment += 4) {
          for (const { shadowRoot } of figures) {
            const slider = shadowRoot.querySelector("#time");
            if (!slider) continue;
            slider.value = moment;
            slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          found.add(all());
        }
        return found.size;
      });
      assert.equal(changed, 1, `the time changes, ${width} px wide`);
    }
  });
}
