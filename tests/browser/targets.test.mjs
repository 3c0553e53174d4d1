// Checks that everything that can be pressed is large enough: 44 px for a finger and
// 24 px for a mouse, around its middle.

import assert from "node:assert/strict";
import { nextFrames, pressKey, testPost } from "./post.mjs";
import { bringInSight, goTo, pointAt } from "./reader.mjs";

const ALL = '<reactive-allocation level="lab" charts="static manual reactive" open="hood settings hand"></reactive-allocation>';

/** The elements that can be pressed. */
const TARGETS = "button, input, select, a[href], summary, [role=slider], [tabindex]";

/**
 * Returns each visible element that can be pressed and is not hit at some of the points
 * around its middle that are in a square of `size` px.
 */
const tooSmall = (figure, size, targets = TARGETS) =>
  figure.evaluate(async (element, [size, targets]) => {
    const root = element.shadowRoot;
    const charts = root.querySelector(".charts");
    const page = document.scrollingElement;
    /** Brings an element to where nothing that keeps its place covers it. */
    const bring = (one) => {
      one.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
      const groups = one.closest(".groups");
      const middle = (box) => box.top + box.height / 2;
      if (groups) groups.scrollTop += middle(one.getBoundingClientRect()) - middle(groups.getBoundingClientRect());
      const to = charts.contains(one) ? innerHeight / 2 : innerHeight - 120;
      page.scrollTop += middle(one.getBoundingClientRect()) - to;
    };
    // Boxes may lie between two pixels.
    const reach = size / 2 - 1;
    const points = [[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1], [-1, -1], [1, -1], [-1, 1], [1, 1]].map(([x, y]) => [x * reach, y * reach]);
    const found = [];
    const all = root.querySelectorAll(targets);
    if (!all.length) return ["nothing"];
    for (const one of all) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".away, .probes")) continue;
      // Within a line of text the line decides.
      if (getComputedStyle(one).display === "inline" || one.closest(".wrong, .warning")) continue;
      bring(one);
      const { left, top, width, height } = one.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // In a line of text only the width is free.
      const at = one.matches(".inline") ? points.filter(([, dy]) => !dy) : points;
      const round = one.matches(".handle, .command, .round");
      // The handles lie on the field of a chart.
      if (one.matches(".field")) {
        if (Math.min(width, height) < size) found.push(`a field of ${width} × ${height}`);
        continue;
      }
      const missed = at.filter(([dx, dy]) => {
        // Those on the charts are round, and the data puts them beside each other.
        const hit = root.elementFromPoint(x + dx, y + dy);
        if (round && ((dx && dy) || (hit?.closest(".handle, .command") ?? one) !== one)) return false;
        return !hit || (!one.contains(hit) && hit.closest("label")?.control !== one);
      });
      if (missed.length) found.push(`${one.localName}#${one.id}.${one.className} “${(one.textContent || one.ariaLabel || "").trim().slice(0, 20)}” ${Math.round(width)} × ${Math.round(height)} misses ${missed.map(([dx, dy]) => {
        const hit = root.elementFromPoint(x + dx, y + dy);
        return `${dx}, ${dy} (${hit?.localName}#${hit?.id}.${hit?.className})`;
      }).join("; ")}`);
    }
    return found;
  }, [size, targets]);

for (const width of [320, 390, 1200]) {
  for (const [size, pointer] of [[44, { hasTouch: true, isMobile: true }], [24, {}]]) {
    for (const lang of ["en", "zh"]) {
      testPost(`every target is ${size} px large, ${width} px wide (${lang})`, {
        body: ALL.replace("level", `lang="${lang}" level`),
        css: "body { margin: 8px 8px 200px }",
        viewport: { width, height: 800 },
        ...pointer,
      }, async ({ page, figure }) => {
        assert.equal(await page.evaluate(() => matchMedia("(any-pointer: coarse)").matches), size === 44);
        assert.deepEqual(await tooSmall(figure, size), []);
        await goTo(figure, 43_200);
        for (const id of ["kill", "start", "truth", "seeds", "key"]) await figure.locator(`#${id}`).click();
        const fields = await figure.locator(".field").evaluateAll((all) => all.map((one) => one.checkVisibility()));
        await pointAt(figure, 0.5, fields.lastIndexOf(true));
        await nextFrames(page);
        assert.equal(await figure.locator(".command").count(), 2);
        assert.deepEqual(await tooSmall(figure, size), [], "with everything open");

        const menu = figure.locator("#menu");
        await bringInSight(figure, menu);
        await menu.click();
        assert.deepEqual(await tooSmall(figure, size, ".menu-box :is(input, select)"), [], "in the menu of the chart");
        await pressKey(page, "Escape");

        // The killed TaskManager stops the job, at the time cursor.
        await bringInSight(figure, figure.locator(".command").last());
        await goTo(figure, 43_200);
        const closer = figure.locator(".closer:visible").last();
        // Pinned, unless it was.
        if (!(await closer.count())) await figure.locator("#time").press("Enter");
        await nextFrames(page);
        assert.deepEqual(await tooSmall(figure, size, ".closer:not([hidden])"), [], "the button that looks closer");
        await closer.click();
        await nextFrames(page);
        assert.deepEqual(await tooSmall(figure, size, ".lens button"), [], "in the close-up");
      });
    }
  }
}

/** A load with two columns that can be it, in times without a zone. */
const LOAD = ["time,load,other", ...Array.from({ length: 24 }, (_, hour) => `2026-11-23 ${String(hour).padStart(2, "0")}:00,${900 + hour},${hour + 1}`)].join("\n");

for (const width of [320, 1200]) {
  for (const [size, pointer] of [[44, { hasTouch: true, isMobile: true }], [24, {}]]) {
    testPost(`every target of the sections about the reader's job is ${size} px large, ${width} px wide`, {
      css: "body { margin: 8px 8px 200px }",
      viewport: { width, height: 800 },
      ...pointer,
    }, async ({ page, figure }) => {
      const small = () => tooSmall(figure, size, ".exchange :is(button, input, select, textarea, .pick-file)");
      await figure.locator("#job").click();
      await figure.locator("#load-file").setInputFiles({ name: "load.csv", mimeType: "text/csv", buffer: Buffer.from(LOAD) });
      await figure.locator("#load-zone").waitFor();
      await figure.locator("#job-0").fill("12.500");
      await pressKey(page, "Enter");
      await figure.locator(".problem button").first().waitFor();
      assert.deepEqual(await small(), [], "about the job");
      await figure.locator("#job").click();
      await figure.locator("#map").click();
      await figure.locator(".map table").last().waitFor();
      assert.deepEqual(await small(), [], "on the map");
      const ring = await figure.locator("#map-chart .ring").boundingBox();
      assert.ok(Math.min(ring.width, ring.height) >= size, "the ring");
      await figure.locator("#map").click();
      await figure.locator("#compare").click();
      for (let count = 0; count < 2; count += 1) await figure.locator("#pin-run").click();
      assert.deepEqual(await small(), [], "pinned runs");
      await figure.locator("#share").click();
      await nextFrames(page);
      assert.deepEqual(await small(), [], "links, files and manifests");
    });
  }
}
