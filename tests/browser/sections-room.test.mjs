// Checks that the sections about the reader's own job fit a narrow page, in every language.

import assert from "node:assert/strict";
import { file, loadCsv, testExchange } from "./exchange.mjs";
import { nextFrames, pressKey } from "./post.mjs";

/** The texts and boxes of the open section that stick out of it, or out of their own box. */
const sticking = (figure) =>
  figure.evaluate((element) => {
    const section = element.shadowRoot.querySelector(".exchange");
    const edge = section.getBoundingClientRect();
    const found = [];
    const range = document.createRange();
    for (const one of section.querySelectorAll("*")) {
      // These scroll.
      if (one.closest(".beside, textarea, option, .away") || !one.checkVisibility()) continue;
      const name = `${one.localName}#${one.id}.${one.className}`;
      const box = one.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`${name} is ${Math.round(box.right - edge.right)} px too wide`);
      for (const text of one.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
        range.selectNodeContents(text);
        const { left, right } = range.getBoundingClientRect();
        if (left < box.left - 1 || right > box.right + 1) found.push(`“${text.data.slice(0, 30)}” of ${name} is ${Math.round(right - box.right)} px too long`);
      }
      const isField = one.matches("input[type=text], select");
      if (isField && one.value && one.ariaInvalid !== "true" && one.scrollWidth > one.clientWidth + 1) found.push(`“${one.value}” in ${name} is cut`);
    }
    for (const placeholder of section.querySelectorAll("input[placeholder], textarea[placeholder]")) {
      if (!placeholder.checkVisibility() || placeholder.value) continue;
      const { font, paddingLeft, paddingRight } = getComputedStyle(placeholder);
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      context.font = font;
      const room = placeholder.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      if (context.measureText(placeholder.placeholder).width > room + 1) found.push(`“${placeholder.placeholder}” is cut`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    return found;
  });

const ENGLISH = { map: /^Each mark/, job: /^Your job/, compare: /^A pinned/, share: /^Link\s+Copy\s+The link/ };

for (const [width, colorScheme] of [[320, "dark"], [360, "light"]]) {
  testExchange(`no text of the sections is too long, ${width} px wide`, {
    viewport: { width, height: 800 }, hasTouch: true, isMobile: true, colorScheme, css: ":root { color-scheme: light dark } body { margin: 0 }",
  }, async ({ page, figure }) => {
    for (const lang of ["en", "de", "zh"]) {
      await page.evaluate((lang) => void (document.documentElement.lang = lang), lang);
      for (const id of ["map", "job", "compare", "share"]) {
        await figure.locator(`#${id}`).click();
        await figure.locator(".exchange > div").first().waitFor();
        if (lang === "en" && id === "job") {
          for (const [index, text] of ["12.500", "a".repeat(300), "4 vCPU", "many", "200 GB"].entries()) {
            await figure.locator(`#job-${index}`).fill(text);
            await pressKey(page, "Enter");
          }
          await figure.locator("#load-file").setInputFiles(file(loadCsv(20_000, "time,a_column_with_a_name_that_is_rather_long_and_has_no_space")));
          await figure.locator(".bring .notes").waitFor();
        }
        if (lang === "en" && id === "compare") {
          await figure.locator("#pin-run").click();
          await figure.locator("#peakLoad").press("PageUp");
        }
        if (lang !== "en") await page.waitForFunction((source) => !new RegExp(source).test(document.querySelector("reactive-allocation").shadowRoot.querySelector(".exchange").innerText), ENGLISH[id].source);
        await nextFrames(page);
        if (id === "map") await figure.locator(".map table").last().waitFor();
        assert.deepEqual(await sticking(figure), [], `${id}, ${lang}`);
        // Each by itself: the map stays open beside another section.
        if (id === "map" || id === "share") await figure.locator(`#${id}`).click();
      }
    }
  });
}

testExchange("paper has no section", {}, async ({ page, figure }) => {
  await figure.locator("#job").click();
  await figure.locator(".exchange > div").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await figure.locator(".exchange").isVisible(), false);
});
