// Checks what a figure is shared by: code for other pages, and texts to copy.

import assert from "node:assert/strict";
import { active, bring, clipboard, openSection, paste, press, testExchange } from "./exchange.mjs";
import { watch } from "./harness.mjs";
import { figuresRun, nextFrames, settingsOf } from "./post.mjs";
import { LAB, linkOf, save, stateOf, useAll } from "./sharing.mjs";

/** The code of one kind. */
async function codeOf(figure, kind) {
  await press(figure, kind);
  assert.equal(await figure.getByRole("button", { name: kind, exact: true }).getAttribute("aria-pressed"), "true");
  assert.match(await active(figure), new RegExp(kind));
  return figure.locator("#embed").inputValue();
}

/** Opens another page of the site with some code in it. */
async function inAnother(context, site, code) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another page</title><div>${code}</div>`;
  await context.unroute(`${site.origin}/another`);
  await context.route(`${site.origin}/another`, (route) => route.fulfill({ contentType: "text/html", body }));
  const other = await context.newPage();
  const problems = watch(other);
  await other.goto(`${site.origin}/another`);
  return { other, problems };
}

testExchange("each code for other pages shows the figure", LAB, async ({ page, context, site, figure }) => {
  await useAll(figure);
  await openSection(figure, "share");
  const [link, state] = [await linkOf(figure), await stateOf(figure)];
  const tag = await codeOf(figure, "Element");
  const { other: withTag, problems: ofTag } = await inAnother(context, site, tag);
  await figuresRun(withTag);
  const element = withTag.locator("reactive-allocation");
  assert.deepEqual(await settingsOf(element), state.settings);
  assert.deepEqual(await element.evaluate((one) => ["level", "charts", "open"].map((name) => one.getAttribute(name))), ["lab", "static manual reactive", "hand"]);
  assert.deepEqual(ofTag, []);

  const iframe = await codeOf(figure, "Iframe");
  const { other: withFrame, problems: ofFrame } = await inAnother(context, site, iframe);
  await withFrame.locator("iframe").scrollIntoViewIfNeeded();
  const frame = await (await withFrame.locator("iframe").elementHandle()).contentFrame();
  await frame.waitForFunction(() => document.querySelector("reactive-allocation")?.shadowRoot?.querySelector(".script li"));
  const inside = frame.locator("reactive-allocation");
  assert.deepEqual(await stateOf(inside), state);
  assert.match(await withFrame.locator("iframe").getAttribute("title"), /Static and reactive allocation of workers: Day & night/);
  assert.deepEqual(ofFrame, []);

  const markdown = await codeOf(figure, "Markdown with the picture");
  const [, alt, picture, address] = markdown.match(/^\[!\[(.*)\]\((\S+)\)\]\((\S+)\)$/s) ?? assert.fail(markdown);
  assert.equal(address, link);
  assert.doesNotMatch(alt.replaceAll(/\\./g, ""), /[[\]<>*_`\\]/, "no markup of its own");
  assert.match(alt, /^Static \\\(9 workers, always\\\): 216 worker-hours/);
  const saved = page.waitForEvent("download");
  await page.bringToFront();
  await press(figure, /Picture \(SVG\)/);
  assert.equal((await saved).suggestedFilename(), picture);
  await press(figure, "Copy", ".share .code:has(#embed)");
  assert.equal(await clipboard(page), markdown);
});

testExchange("the iframe is as high as the figure in it", LAB, async ({ page, context, site, figure }) => {
  await openSection(figure, "share");
  for (const change of [null, () => figure.locator("#show-manual").click(), () => figure.locator("#hood").click(), () => page.setViewportSize({ width: 700, height: 900 })]) {
    await change?.();
    await nextFrames(page);
    const code = await codeOf(figure, "Iframe");
    const { other } = await inAnother(context, site, code);
    await other.setViewportSize(page.viewportSize());
    const iframe = await other.locator("iframe").elementHandle();
    const frame = await iframe.contentFrame();
    await frame.waitForFunction(() => document.querySelector("reactive-allocation")?.shadowRoot?.querySelector("canvas"));
    await figuresRun(frame);
    const [room, high] = [(await iframe.boundingBox()).height, await frame.evaluate(() => document.documentElement.scrollHeight)];
    // Without borders around it.
    assert.ok(Math.abs(room - 4 - high) <= 4, `${room} px for ${high} px: ${change}`);
    await other.close();
    await page.bringToFront();
  }
});

testExchange("“Copy” puts exactly the link on the clipboard, and says so", LAB, async ({ page, figure }) => {
  await openSection(figure, "share");
  const link = await linkOf(figure);
  await press(figure, "Copy", ".share .code:has(#link)");
  await figure.locator(".copied", { hasText: /^Copied$/ }).waitFor();
  assert.equal(await clipboard(page), link);
  // Without the clipboard of the browser, and without any.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(Error("not allowed"));
    document.execCommand = () => false;
  });
  await press(figure, "Copy", ".share .code:has(#link)");
  await figure.locator(".copied", { hasText: /does not let the page copy\. Select the text/ }).waitFor();
  assert.match(await active(figure), /Copy/);
  await figure.locator("#link").press("Control+a");
  assert.equal(await figure.locator("#link").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), link);
});

testExchange("a figure that is moved on the page is shared as before", { ...LAB, body: `${LAB.body}<aside></aside>` }, async ({ page, figure }) => {
  const state = async () => {
    await openSection(figure, "share");
    await press(figure, "Copy", ".share .code:has(#link)");
    await figure.locator(".copied", { hasText: "Copied" }).waitFor();
    const [, bytes] = await save(figure, /JSON/);
    return [await linkOf(figure), await clipboard(page), JSON.parse(bytes).link];
  };
  const before = await state();
  assert.equal(new Set(before).size, 1);
  for (let visit = 0; visit < 2; visit += 1) {
    await page.evaluate(async () => {
      const element = document.querySelector("reactive-allocation");
      element.remove();
      await new Promise((later) => setTimeout(later, 50));
      document.querySelector("aside").append(element);
      await navigator.clipboard.writeText("");
    });
    await figuresRun(page);
    assert.deepEqual(await state(), before);
    // Read once, and not by what was there before.
    await openSection(figure, "job");
    await bring(figure, "#v1&preset=day-night&static-workers=9&level=lab&charts=static.manual.reactive&open=hand&end");
    await figure.locator("#undo").click();
    assert.equal((await settingsOf(figure)).staticWorkers, 7);
  }
});

testExchange("what is pasted over a text to copy is not taken", LAB, async ({ page, figure }) => {
  await openSection(figure, "share");
  const [link, settings] = [await linkOf(figure), await settingsOf(figure)];
  for (const field of ["#link", "#embed", "#manifest"]) {
    const text = await figure.locator(field).inputValue();
    await paste(figure, field, "#v1&preset=weekend&static-workers=9&end");
    await page.waitForTimeout(150);
    assert.deepEqual(await settingsOf(figure), settings, field);
    assert.equal(await figure.locator(field).inputValue(), text);
  }
  assert.equal(await linkOf(figure), link);
});

testExchange("buttons that copy different texts have different names", LAB, async ({ figure }) => {
  await openSection(figure, "share");
  const tree = await figure.locator(".exchange").ariaSnapshot();
  const buttons = tree.match(/- button "[^"]*"/g);
  assert.equal(new Set(buttons).size, buttons.length, buttons.join("\n"));
});

testExchange("a preview has the width that is chosen, and gives the iframe its height", {}, async ({ page, figure }) => {
  await openSection(figure, "share");
  await press(figure, "Iframe");
  await press(figure, "360\u{a0}px");
  const preview = figure.locator("#preview > *");
  const status = figure.locator("[role=status]", { hasText: "360" });
  await status.waitFor();
  const size = await preview.evaluate((element) => [element.offsetWidth, element.offsetHeight]);
  assert.equal(size[0], 360);
  const code = await figure.locator("#embed").inputValue();
  assert.match(code, new RegExp(`width="360" height="${size[1]}"`));
  assert.equal(await preview.evaluate((element) => element.inert), true, "it is looked at only");
  // It follows the figure.
  await figure.locator("#staticWorkers").first().press("ArrowRight");
  const workers = () => preview.evaluate((element) => element.settings.staticWorkers);
  for (let tries = 0; tries < 50 && (await workers()) !== 8; tries += 1) await page.waitForTimeout(100);
  assert.equal(await workers(), 8);
  await press(figure, "100\u{a0}%");
  assert.equal(await preview.count(), 0);
});
