// Prints the lengths of texts that the style sheet in reactive-allocation.js holds,
// one line for each language. Run it when texts change: `node text-lengths.mjs`.
// `ask` is not in the style sheet: a question has the room of a sentence about one fleet
// (`one`), and must not be longer than what is held for that. `one` is held for the usual
// runs; the row grows by a line for a few others, such as a manual fleet of the experiment.

import { pathToFileURL } from "node:url";
import { FONT_CSS, FONT_PATH, fullWidthFont } from "./full-width.mjs";
import { openBrowser, openPage, serve } from "./harness.mjs";

const PRESETS = ["day-night", "weekend", "holiday", "sudden-event", "growth", "blog-experiment", "taxi-week"];
/** Only these presets name the source of their load below the figure. */
const WITH_SOURCE = ["blog-experiment", "taxi-week"];
const WIDTHS = Array.from({ length: 308 }, (_, index) => 320 + index * 3);

/** Collects, in the page, the markup of each row in many runs. */
async function collectTexts({ presets, withSource }) {
  const element = document.querySelector("reactive-allocation");
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const texts = { two: new Set(), one: new Set(), how: new Set(), more: new Set(), help: new Set([find(".help").innerHTML]), ask: new Set(), guess: new Set() };
  const collectSentences = async (row, settings) => {
    for (const workers of [{}, { staticWorkers: 5 }, { staticWorkers: 9 }]) {
      element.settings = { ...settings, ...workers };
      await frames();
      texts[row].add(find(".sentence").innerHTML);
    }
  };
  for (const preset of presets) {
    for (const autoscaler of ["hpa", "asg", "mig"]) {
      element.settings = { preset, autoscaler };
      await frames();
      texts[withSource.includes(preset) ? "more" : "how"].add(find("p.how").innerHTML);
      for (let moment = 0; moment < 100; moment += 1) {
        find("#time").value = moment + 0.37;
        find("#time").dispatchEvent(new InputEvent("input", { bubbles: true }));
        await frames();
        // Both rows have the same font and share a length.
        texts.how.add(find(".why").innerHTML);
      }
    }
    // Other settings may have a longer sentence: the row then grows.
    await collectSentences("two", { preset, autoscaler: "hpa" });
  }
  for (const chart of ["static", "manual", "reactive"]) {
    element.setAttribute("charts", chart);
    for (const preset of presets) await collectSentences("one", { preset });
  }
  element.setAttribute("charts", "static reactive");
  for (const policy of ["reactive", "static"]) {
    element.setAttribute("predict", policy);
    await frames();
    for (const preset of presets) {
      element.settings = { preset };
      await frames();
      texts.ask.add(find(".sentence").innerHTML);
      for (const key of ["Home", "ArrowUp", "End"]) {
        find(".part").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
        await frames();
        find("#reveal").click();
        await frames();
        texts.guess.add(find(".sentence").innerHTML);
        find("#again").click();
        await frames();
      }
    }
  }
  element.setAttribute("charts", "reactive");
  element.setAttribute("predict", "reactive");
  await frames();
  return Object.fromEntries(Object.entries(texts).map(([row, all]) => [row, [...all]]));
}

/** Measures, in the page, the height of the highest of some texts at each width. */
function measure({ row, texts, widths }) {
  const element = document.querySelector("reactive-allocation");
  const figure = element.shadowRoot.querySelector(".figure");
  const class_ = { two: "sentence", one: "sentence", ask: "sentence", guess: "sentence", more: "how" }[row] ?? row;
  const original = figure.querySelector(row === "chips" ? ".chips" : `p.${class_}`);
  const copies = (texts ?? [original.innerHTML]).map((text) => {
    const copy = original.cloneNode();
    copy.innerHTML = text;
    copy.style.setProperty("min-height", "0", "important");
    return copy;
  });
  figure.append(...copies);
  const heights = widths.map((width) => {
    element.style.setProperty("width", `${width}px`);
    return Math.max(...copies.map((copy) => {
      const { paddingTop, borderTopWidth } = getComputedStyle(copy);
      return copy.getBoundingClientRect().height - Number.parseFloat(paddingTop) - Number.parseFloat(borderTopWidth);
    }));
  });
  const line = row === "chips" ? 44 : Number.parseFloat(getComputedStyle(copies[0]).lineHeight);
  for (const copy of copies) copy.remove();
  element.style.removeProperty("width");
  return { line, heights };
}

/** The shortest length that gives each width as many lines as it needs. */
function shortestLength({ line, heights }) {
  const lines = (length, width) => {
    const edges = width > 640 ? 42 : 34;
    return 1 + [1, 2, 3, 4, 5, 6, 7, 8].filter((count) => length / count + 32 + edges > width).length;
  };
  for (let length = 10; length < 5000; length += 10) {
    if (WIDTHS.every((width, index) => lines(length, width) >= Math.round(heights[index] / line))) return `${length}/${line}`;
  }
  throw new Error(`no length is long enough for ${Math.max(...heights) / line} lines`);
}

async function printLengths() {
  const site = await serve({ pages: { [FONT_PATH]: (_, response) => response.setHeader("Content-Type", "font/ttf").end(fullWidthFont()) } });
  const browser = await openBrowser();
  for (const language of ["en", "de", "zh"]) {
    const { page, close } = await openPage(browser, { viewport: { width: 1300, height: 900 } });
    await page.goto(`${site.origin}/embed.html?level=lab&open=hand&lang=${language}`);
    await page.addStyleTag({ content: FONT_CSS });
    await page.evaluate(() => document.querySelector("reactive-allocation").ready);
    const texts = await page.evaluate(collectTexts, { presets: PRESETS, withSource: WITH_SOURCE });
    const lengths = [];
    for (const row of ["chips", "two", "one", "how", "more", "help", "ask", "guess"]) {
      lengths.push(`--${row}:${shortestLength(await page.evaluate(measure, { row, texts: texts[row], widths: WIDTHS }))}`);
    }
    console.log(`${language}: ${lengths.join(";")}`);
    await close();
  }
  await browser.close();
  await site.close();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await printLengths();
