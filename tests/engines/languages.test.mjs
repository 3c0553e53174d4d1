// Checks in all engines the sentence, the numbers and the readings in each language.

import assert from "node:assert/strict";
import { inEngines } from "./page.mjs";
import { lies, shown } from "./shown.mjs";

const LANGUAGES = {
  en: { sentence: /worker-hours instead of/, label: "Peak load", peak: "1,234,000 records/s", reading: /^load [\d.]+ · \d+ workers? · / },
  de: { sentence: /Worker-Stunden/, label: "Spitzenlast", peak: "1.234.000 Datensätze/s", reading: /^Last \d+,\d · \d+ Worker · / },
  zh: { sentence: /worker·小时/, label: "峰值负载", peak: "1,234,000 条/秒", reading: /^负载 \d+\.\d · \d+ 个 worker · / },
};

for (const [lang, wanted] of Object.entries(LANGUAGES)) {
  inEngines(`sentence and numbers are in the language of the page (${lang})`, {}, async ({ page }) => {
    await page.open({ lang });
    const seen = await shown(page);
    assert.match(seen.sentence, wanted.sentence);
    assert.deepEqual(lies(seen, await page.report()), []);
    const { left, top, width, height } = await page.point(".field");
    await page.mouse.move({ x: left + width * 0.3, y: top + height / 2 });
    const readings = await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll(".chart .reading")].map((one) => one.textContent.replaceAll("\u00a0", " ")));
    assert.ok(readings.length >= 2 && readings.every((text) => wanted.reading.test(text)), JSON.stringify(readings));

    await page.set({ staticWorkers: 300, maxWorkers: 400, peakLoad: 1_234_000 });
    const slider = await page.evaluateOn("#peakLoad", (input) => {
      const parts = [".label", ".value"].map((part) => input.closest(".slider").querySelector(part).textContent.replaceAll("\u00a0", " "));
      return { label: parts[0], peak: parts[1] };
    });
    assert.deepEqual(slider, { label: wanted.label, peak: wanted.peak });
    assert.deepEqual(lies(await shown(page), await page.report()), []);
  });
}

inEngines("a running figure follows the language of its page", {}, async ({ page }) => {
  await page.open({ body: `<div id="part"><reactive-allocation level="lab" open="hood settings hand"></reactive-allocation></div>` });
  // Nothing of a language stays in another one: all is as after a start in it, but for
  // the announcement of a change before.
  const all = async () => {
    const { all: spoken, ...seen } = await shown(page);
    return { seen, values: await page.onFigure((figure) => [...figure.shadowRoot.querySelectorAll("[aria-valuetext], [aria-label]")].map((one) => one.getAttribute("aria-valuetext") ?? one.ariaLabel)) };
  };
  // The digits of these follow from other seeds, which run later.
  const withoutDigits = (text) => text.replaceAll(/(?:about|etwa|约)\s*[\d.,]+/g, "≈");
  const started = {};
  for (const lang of ["en", "de", "zh"]) {
    await page.evaluate((lang) => {
      const figure = document.querySelector("reactive-allocation");
      document.documentElement.lang = lang;
      figure.remove();
      return new Promise((later) => setTimeout(() => later(document.querySelector("#part").append(figure)), 50));
    }, lang);
    await page.until((pattern) => {
      const { shadowRoot } = document.querySelector("reactive-allocation");
      return shadowRoot.querySelector("[role=status].away") && new RegExp(pattern).test(shadowRoot.querySelector(".sentence").textContent);
    }, LANGUAGES[lang].sentence.source);
    await page.frames();
    started[lang] = await all();
  }
  await page.set({ staticWorkers: 9 });
  const followed = async (lang) => {
    await page.until((pattern) => new RegExp(pattern).test(document.querySelector("reactive-allocation").shadowRoot.querySelector(".sentence").textContent), LANGUAGES[lang].sentence.source);
    await page.set({ staticWorkers: 7 });
    const [now, wanted] = [await all(), started[lang]].map(({ seen, values }) => ({
      seen: { ...seen, unspoken: withoutDigits(seen.unspoken), sentence: withoutDigits(seen.sentence) },
      values: values.map(withoutDigits),
    }));
    const [text, wantedText] = [now, wanted].map(({ seen }) => seen.unspoken);
    const at = [...text].findIndex((one, place) => one !== wantedText[place]);
    assert.equal(text.slice(Math.max(0, at - 30), at + 30), wantedText.slice(Math.max(0, at - 30), at + 30), lang);
    assert.deepEqual(now, wanted, lang);
    await page.set({ staticWorkers: 9 });
  };
  await page.evaluate(() => void (document.documentElement.lang = "de"));
  await followed("de");
  await page.evaluate(() => void (document.querySelector("#part").lang = "en"));
  await followed("en");
  await page.onFigure((figure) => void (figure.lang = "zh"));
  await followed("zh");
  await page.onFigure((figure) => figure.removeAttribute("lang"));
  await followed("en");
  await page.evaluate(() => document.querySelector("#part").removeAttribute("lang"));
  await followed("de");
});

inEngines("the last of two languages counts, though its texts come first", {}, async ({ page }) => {
  await page.open();
  await page.evaluate(async () => {
    document.documentElement.lang = "de";
    await new Promise((later) => setTimeout(later));
    document.documentElement.lang = "en";
    // The German texts come meanwhile.
    await (await fetch("/words-de.json")).json();
    await new Promise((later) => setTimeout(later, 200));
  });
  assert.match((await shown(page)).sentence, LANGUAGES.en.sentence);
});
