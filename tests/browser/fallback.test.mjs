// Checks that the author's fallback is shown before the figure runs and where it
// cannot run.

import assert from "node:assert/strict";
import { STRICT_CSP } from "./harness.mjs";
import { figuresRun, heard, nextFrames, pressKey, settingsOf, slider, takeThumb, testPost, thumb } from "./post.mjs";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><rect width="300" height="150"/></svg>';
const POST = {
  body: `<reactive-allocation><img src="/picture.svg" width="300" height="150" alt="Static and reactive"></reactive-allocation>`,
  pages: { "/picture.svg": (_, response) => response.writeHead(200, { "Content-Type": "image/svg+xml" }).end(SVG) },
};
const WASM = "**/*.wasm";

/** Returns the reason for which `ready` was rejected. */
const broken = (figure) =>
  figure.evaluate((element) => element.ready.then(() => "it was kept", (error) => String(error?.message ?? error)));

let open;
const gate = new Promise((opened) => (open = opened));

testPost("the fallback is shown until the figure runs", {
  ...POST,
  live: false,
  routes: { [WASM]: async (route) => (await gate, route.continue()) },
}, async ({ page, figure }) => {
  const picture = page.getByAltText("Static and reactive");
  await page.waitForFunction(() => customElements.get("reactive-allocation"));
  await nextFrames(page);
  assert.ok(await picture.isVisible());
  assert.equal(await figure.getByRole("slider").count(), 0);
  // Settings assigned meanwhile are applied later.
  await figure.evaluate((element) => {
    element.settings = { staticWorkers: 3 };
  });
  assert.equal((await settingsOf(figure)).staticWorkers, 3);
  const room = await figure.boundingBox();
  open();
  await figuresRun(page);
  assert.ok(await picture.isHidden());
  assert.ok(await slider(figure, "Static workers").isVisible());
  assert.equal((await settingsOf(figure)).staticWorkers, 3);
  assert.ok(Math.abs((await figure.boundingBox()).height - room.height) <= 1, "its room was kept free");
});

/** Checks that the fallback is shown and the reason is reported and logged. */
async function stays({ page, problems, figure }, reason) {
  const why = await broken(figure);
  assert.match(why, reason);
  assert.ok(await page.getByAltText("Static and reactive").isVisible());
  const [{ type, detail }, ...more] = await heard(page);
  assert.equal(type, "error");
  assert.ok(detail.message.includes(why), detail.message);
  assert.deepEqual(more, []);
  const said = problems.splice(0);
  assert.ok(said.some((line) => line.startsWith("error: <reactive-allocation>") && line.includes(why)), said.join("\n"));
  assert.ok(!said.some((line) => line.startsWith("uncaught")), said.join("\n"));
}

testPost("the fallback stays if the wasm is missing", {
  ...POST,
  live: false,
  routes: { [WASM]: (route) => route.fulfill({ status: 404, body: "not here" }) },
}, (post) => stays(post, /Could not load .*_bg\.wasm: download or/));

testPost("the fallback stays if the wasm file is no wasm module", {
  ...POST,
  live: false,
  routes: { [WASM]: (route) => route.fulfill({ contentType: "application/wasm", body: "<!doctype html>" }) },
}, (post) => stays(post, /Could not load .*_bg\.wasm: .* integrity check failed/));

testPost("the fallback stays if the network fails, and a later figure tries again", {
  ...POST,
  live: false,
  routes: { [WASM]: (route) => route.abort() },
}, async (post) => {
  await stays(post, /Could not load .*_bg\.wasm/);
  const { page, figure } = post;
  await page.unroute(WASM);
  const runs = await figure.evaluate(async (element) => {
    const another = document.createElement("reactive-allocation");
    element.before(another);
    await another.ready;
    return another.report.static.workerHours > 0;
  });
  assert.ok(runs);
});

const GLUE = "**/*glue.js";

/** Ways in which a figure that could not be loaded is tried again. */
const TRIES = {
  "the reader presses the button in its corner": ({ figure }) => figure.getByRole("button", { name: "Not loaded. Retry" }).click(),
  "the reader clicks the picture": ({ page }) => page.getByAltText("Static and reactive").click(),
  "it comes near the window again": async ({ page, figure }) => {
    await page.evaluate(() => scrollTo(0, 9000));
    await nextFrames(page);
    await figure.scrollIntoViewIfNeeded();
  },
  "a script starts it": ({ figure }) => figure.evaluate((element) => element.start()),
  "the reader is online again": ({ context }) => context.setOffline(false),
};

for (const [when, again] of Object.entries(TRIES)) {
  testPost(`a figure that could not be loaded is tried again when ${when}`, {
    ...POST,
    body: `${POST.body}<div class="long"></div>`,
    css: ".long { height: 9000px } reactive-allocation { margin-top: 4000px }",
    live: false,
  }, async (post) => {
    const { page, context, figure, problems } = post;
    await page.waitForFunction(() => customElements.get("reactive-allocation"));
    const box = await figure.boundingBox();
    const isOffline = when.includes("online");
    if (isOffline) await context.setOffline(true);
    else await page.route(GLUE, (route) => route.abort());
    await figure.scrollIntoViewIfNeeded();
    assert.match(await broken(figure), /Could not load .*glue/);
    assert.match(await figure.evaluate((element) => element.toSVG().catch(({ message }) => message)), /Could not load .*glue/);
    assert.equal((await figure.boundingBox()).height, box.height, "the button takes no room");
    await heard(page);
    if (!isOffline) await page.unroute(GLUE);
    await again(post);
    await page.waitForFunction(() => document.querySelector("reactive-allocation").report);
    assert.equal(await figure.evaluate(async (element) => (await element.ready) === element), true);
    assert.equal((await settingsOf(figure)).staticWorkers, 7);
    problems.length = 0;
  });
}

testPost("the fallback stays if the policy forbids wasm, and the reason is logged", {
  ...POST,
  live: false,
  csp: STRICT_CSP.replace(" 'wasm-unsafe-eval'", ""),
}, async (post) => {
  await stays(post, /Content Security Policy|unsafe-eval/i);
  await post.page.evaluate(() => window.violations.splice(0));
});

testPost("without JavaScript the fallback is shown", { ...POST, live: false, javaScriptEnabled: false }, async ({ page }) => {
  assert.ok(await page.getByAltText("Static and reactive").isVisible());
});

testPost("no action of the reader violates a strict policy", {}, async ({ page, figure }) => {
  // Every test fails on a policy violation; this one uses all controls.
  for (const label of ["Static workers", "Peak load", "Night load", "Target"]) {
    const input = slider(figure, label);
    const mouse = await takeThumb(input);
    const { x, y } = await thumb(input);
    await mouse.move(x + 60, y, { steps: 5 });
    await mouse.up();
  }
  for (const button of await figure.getByRole("button").all()) {
    if (await button.isEnabled()) await button.click();
  }
  // One of the buttons removes its chart.
  if (!(await figure.locator("#static").count())) await figure.locator("#show-static").click();
  await figure.locator("#static").focus();
  await pressKey(page, "ArrowUp");
  await figure.evaluate((element) => {
    element.settings = { seed: 3 };
    element.setAttribute("noise", "10");
    element.reset();
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 400, height: 800 });
  await nextFrames(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});
