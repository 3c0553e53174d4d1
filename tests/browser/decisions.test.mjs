// Checks the log of the autoscaler's decisions: the table below the small charts and its CSV.

import assert from "node:assert/strict";
import { testExchange } from "./exchange.mjs";
import { dragTo, nextFrames, pressKey, set, slider, testPost } from "./post.mjs";
import { focused, pointAt, secondsOf } from "./reader.mjs";

const HOOD = { body: '<reactive-allocation open="hood"></reactive-allocation>', viewport: { width: 1200, height: 900 } };

/** The rows of the log as CSV. */
const decisions = async (figure) => {
  const text = await figure.evaluate((element) => element.decisionLog());
  const [head, ...lines] = text.trim().split("\n");
  assert.equal(head, "t_s,clock,autoscaler,was,raw,wanted,metric,observed,target,parallelism,reason");
  return lines.map((line) => {
    const [t_s, clock, autoscaler, was, , wanted] = line.split(",");
    return { t_s: Number(t_s), clock, autoscaler, was, wanted, reason: line.slice(line.indexOf('"') + 1, -1) };
  });
};
const changes = async (figure) => (await decisions(figure)).filter(({ was, wanted }) => was !== wanted);

/** The rows in sight, as the texts of their cells. */
const rows = (figure) =>
  figure.locator(".log tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim().replaceAll("\u00a0", " "))));
const caption = (figure) => figure.locator(".log caption").innerText();
const atCursor = (figure) => figure.locator(".log tr.now").evaluateAll((all) => all.map((row) => row.cells[0].textContent.trim()));

async function open(figure) {
  await figure.locator("#decisions").click();
  await figure.locator(".log table").waitFor();
  await nextFrames(figure.page());
}

testExchange("the log lists the changes, and all evaluations by its check box", HOOD, async ({ page, figure }) => {
  assert.equal(await figure.locator(".log").count(), 0);
  await open(figure);
  const [all, changed] = [await decisions(figure), await changes(figure)];
  assert.ok(changed.length > 12 && all.length > changed.length);
  assert.equal(await caption(figure), `Decisions of the autoscaler: 1 to 12 of ${changed.length}`);
  for (const [index, row] of (await rows(figure)).entries()) {
    const { clock, was, wanted, reason } = changed[index];
    assert.deepEqual([row[0], row[1], row[3], row[6]], [clock.slice(3), was, wanted, reason]);
  }
  await figure.locator("#all-decisions").check();
  await nextFrames(page);
  assert.equal(await caption(figure), `Decisions of the autoscaler: 1 to 12 of ${all.length}`);
  await figure.locator("#later-decisions").click();
  await nextFrames(page);
  assert.equal((await rows(figure))[0][6], all[12].reason);
  await figure.locator("#decisions").click();
  await nextFrames(page);
  assert.equal(await figure.locator(".log").count(), 0);
});

testExchange("a click and keys move the time to a decision, and the rows follow the cursor", HOOD, async ({ page, figure }) => {
  await open(figure);
  const changed = await changes(figure);
  const isAt = async (index) => {
    await nextFrames(page);
    assert.ok(Math.abs((await secondsOf(figure)) - changed[index].t_s) < 1, `row ${index}`);
    assert.deepEqual(await atCursor(figure), [changed[index].clock.slice(3)]);
  };
  await figure.locator(".log tbody tr").nth(3).locator("td").last().click();
  await isAt(3);
  await figure.locator(".log tbody tr").nth(4).getByRole("button").press("Enter");
  await isAt(4);
  for (const [key, index] of [["ArrowDown", 5], ["ArrowUp", 4], ["End", changed.length - 1], ["Home", 0]]) {
    await pressKey(page, key);
    await isAt(index);
    assert.equal(await focused(figure), "decision-at-cursor");
  }
  // The cursor is pinned; Escape frees it.
  await pressKey(page, "Escape");
  await pointAt(figure, 0.6);
  await nextFrames(page);
  const now = await secondsOf(figure);
  assert.deepEqual(await atCursor(figure), [changed.findLast(({ t_s }) => t_s <= now).clock.slice(3)]);
});

testExchange("the log follows the settings when a drag is over", HOOD, async ({ page, figure }) => {
  await open(figure);
  await dragTo(slider(figure, "Peak load"), 26_000);
  await nextFrames(page);
  assert.match(await caption(figure), new RegExp(` of ${(await changes(figure)).length}$`));
  await set(figure, { minWorkers: 4, maxWorkers: 4 });
  await nextFrames(page);
  assert.equal(await figure.locator(".log table").count(), 0);
  assert.equal(await figure.locator(".log [role=status]").innerText(), "The autoscaler changes nothing.");
});

const WORDS = { en: /^Decisions/, de: /^Entscheidungen/, zh: /决策/ };

for (const colorScheme of ["light", "dark"]) {
  testExchange(`on a narrow page the table scrolls and the page does not, ${colorScheme}`, {
    ...HOOD, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, colorScheme, css: ":root { color-scheme: light dark } body { margin: 0 }",
  }, async ({ page, figure }) => {
    await open(figure);
    for (const lang of ["en", "de", "zh"]) {
      await page.evaluate((lang) => void (document.documentElement.lang = lang), lang);
      await figure.locator(".log caption", { hasText: WORDS[lang] }).waitFor();
      await nextFrames(page);
      const [wide, inner, box] = await figure.evaluate((element) => {
        const scrolls = element.shadowRoot.querySelector(".log .beside");
        return [document.documentElement.scrollWidth, scrolls.scrollWidth, scrolls.clientWidth];
      });
      assert.ok(wide <= 360, `the page is ${wide} px wide`);
      assert.ok(inner > box, "the table scrolls");
      const heights = await figure.locator(".log tbody button, .log label").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      assert.ok(heights.every((height) => height >= 44), String(heights));
    }
  });
}

testPost("of a fleet that is hidden the log says nothing", {
  ...HOOD, body: '<reactive-allocation open="hood" predict="reactive"></reactive-allocation>',
}, async ({ page, figure }) => {
  assert.equal(await figure.locator("#decisions").count(), 0);
  const height = () => figure.evaluate((element) => element.shadowRoot.querySelector(".hood").offsetHeight);
  const before = await height();
  await figure.locator("#skip").click();
  await nextFrames(page);
  assert.equal(await figure.locator("#decisions").count(), 1);
  assert.equal(await height(), before);
});
