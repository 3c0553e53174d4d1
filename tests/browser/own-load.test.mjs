// Checks a load of the reader's or of the author's own: how it comes in, what is said of
// it, what can be chosen, and that a wrong one changes nothing.

import assert from "node:assert/strict";
import { heard, nextFrames, reportOf, settingsOf, testPost } from "./post.mjs";

/** Two days from a Monday at 06:00, a value each hour, up to `peak` records/s. */
function csv(peak, header = "time,records_per_s") {
  const rows = Array.from({ length: 48 }, (_, hour) => {
    const time = new Date(Date.UTC(2026, 10, 23, 6 + hour)).toISOString();
    return `${time},${(peak * (0.6 + 0.4 * Math.sin((hour / 24) * 2 * Math.PI))).toFixed(2)}`;
  });
  return [header, ...rows].join("\n");
}

const file = (text, name = "load.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** Opens the section and gives it a file. Resolves when it is read, or refused. */
async function give(figure, given) {
  if (!(await figure.locator("#load-file").count())) await figure.locator("#job").click();
  await figure.locator("#load-file").setInputFiles(given);
  await figure.locator(".bring :is(.notes, .message)").waitFor();
  await nextFrames(figure.page());
}

const isExchange = (request) => /exchange/.test(request.url());

testPost("a chosen file is the load, and undo brings that of the preset back", {}, async ({ page, figure }) => {
  const fetched = [];
  page.on("request", (request) => isExchange(request) && fetched.push(new URL(request.url()).pathname));
  const before = await settingsOf(figure);
  await figure.locator("#settings").click();
  assert.deepEqual(fetched, [], "nothing is fetched before a section is opened");
  await figure.locator("#settings").click();
  await give(figure, file(csv(20_000)));
  assert.deepEqual(fetched.sort(), ["/exchange.js", "/reactive-allocation-exchange_bg.wasm"]);
  const { peakLoad, staticWorkers } = await settingsOf(figure);
  assert.deepEqual([peakLoad, staticWorkers], [20_000, before.staticWorkers]);
  assert.equal((await reportOf(figure)).static.workerHours, 48 * staticWorkers);
  assert.match(await figure.locator(".sentence").innerText(), /^Reactive runs the same load on/);
  assert.match(await figure.locator(".bring .notes").innerText(), /48 rows read\. The load is “records_per_s”, records per second: 2 d, a value each 1 h, at most 20,000 records\/s\./);
  const events = (await heard(page)).map(({ type }) => type);
  assert.deepEqual(events, ["input", "change"]);

  const chip = figure.getByRole("button", { name: "From a file" });
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  await figure.getByRole("button", { name: "Weekend" }).click();
  assert.equal((await reportOf(figure)).static.workerHours, 168 * 7);
  await chip.click();
  assert.equal((await reportOf(figure)).static.workerHours, 48 * 7);
  for (let step = 0; step < 3; step += 1) await figure.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await settingsOf(figure), before);
});

/** Drops a file on the first chart. Resolves with whether the figure takes it. */
const drop = (figure, text) =>
  figure.evaluate((element, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "load.csv"));
    const canvas = element.shadowRoot.querySelector("canvas");
    const over = new DragEvent("dragover", { dataTransfer, bubbles: true, composed: true, cancelable: true });
    canvas.dispatchEvent(over);
    canvas.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    return over.defaultPrevented;
  }, text);

testPost("a file is dropped on the figure, or its text pasted", {}, async ({ page, figure }) => {
  assert.ok(await drop(figure, csv(30_000)), "the browser does not open the file");
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 30_000);
  await figure.locator("#paste").focus();
  await figure.locator("#paste").evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
  }, csv(40_000));
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 40_000);
  // Without an event of its own, as phones paste.
  await figure.locator("#paste").fill(csv(50_000));
  await figure.locator("#paste").blur();
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 50_000);
  assert.equal(await figure.locator("#paste").inputValue(), "");
});

testPost("a dropped file opens the section that tells what becomes of it", {}, async ({ page, figure }) => {
  await page.evaluate(() => {
    window.clicks = 0;
    addEventListener("click", () => (window.clicks += 1));
  });
  const before = await settingsOf(figure);
  assert.ok(await drop(figure, "PK\u0003\u0004 spreadsheet"));
  await figure.locator(".bring .message", { hasText: "a spreadsheet or an archive (ZIP)" }).waitFor();
  assert.deepEqual(await settingsOf(figure), before);
  // Open already, or another one is.
  await drop(figure, csv(20_000));
  await figure.locator(".bring .notes").waitFor();
  assert.equal((await settingsOf(figure)).peakLoad, 20_000);
  assert.equal(await page.evaluate(() => window.clicks), 0, "the page notices nothing");
  await figure.locator("#share").click();
  await drop(figure, "");
  await figure.locator(".bring .message", { hasText: "The file is empty." }).waitFor();
  assert.equal(await figure.locator(".share").count(), 0);
  // A drag of a script, and one of a text, are none of the figure's.
  const isTaken = await figure.evaluate((element) => {
    const event = new DragEvent("dragover", { bubbles: true, composed: true, cancelable: true });
    element.shadowRoot.querySelector("canvas").dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(isTaken, false);
});

testPost("what is guessed is said and can be chosen", {}, async ({ figure }) => {
  await give(figure, file(csv(60_000, "time,per_minute,other").replaceAll(/(?<=\d)$/gm, ",7")));
  assert.equal((await settingsOf(figure)).peakLoad, 1_000);
  await figure.locator("#load-unit").selectOption({ label: "records per second" });
  assert.equal((await settingsOf(figure)).peakLoad, 60_000);
  assert.match(await figure.locator(".bring .notes").innerText(), /“per_minute”, records per second/);
  await figure.locator("#load-column").selectOption({ label: "other" });
  assert.match(await figure.locator(".bring .notes").innerText(), /“other”/);
});

testPost("a file without a load is refused in words, and the last load stays", { body: '<reactive-allocation lang="de"></reactive-allocation>' }, async ({ figure }) => {
  await give(figure, file(csv(20_000)));
  for (const [text, why] of [
    ["", /leer/],
    ["PK\u0003\u0004 spreadsheet", /kein Text, sondern eine Tabelle oder ein Archiv/],
    ["time,lag\n2026-01-01T00:00:00Z,5\n2026-01-01T00:01:00Z,7\n2026-01-01T00:02:00Z,9", /„lag“ ist ein Consumer-Lag/],
    ["nothing here", /keine Tabelle/],
    [`time,rate\n"${"x".repeat(9)}`, /./],
    ['{"status":"error","error":"too many samples"}', /Prometheus antwortete: too many samples/],
    ["time,rate\n=HYPERLINK(1),=1+1\n2026-01-01,@2", /./],
  ]) {
    await figure.locator("#load-file").setInputFiles(file(text));
    await figure.locator(".bring .message").waitFor();
    assert.match(await figure.locator(".bring .message").innerText(), why, text);
    assert.equal((await settingsOf(figure)).peakLoad, 20_000, text);
  }
});

testPost("an author gives a load by its address, and a reset keeps it", {
  body: '<reactive-allocation src="load.csv" static-workers="9"></reactive-allocation>',
  pages: { "/load.csv": csv(33_000), "/other.csv": csv(44_000) },
}, async ({ page, figure }) => {
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 33_000);
  assert.deepEqual((await heard(page)), [], "the author is told of nothing");
  assert.equal(await figure.getByRole("button", { name: "Undo" }).getAttribute("aria-disabled"), "true");
  await figure.getByRole("button", { name: "Weekend" }).click();
  assert.equal((await settingsOf(figure)).peakLoad, 19_000);
  await figure.getByRole("button", { name: "Undo" }).click();
  await figure.locator("#staticWorkers").press("ArrowRight");
  await figure.getByRole("button", { name: "Reset all" }).click();
  assert.equal((await settingsOf(figure)).peakLoad, 33_000);
  assert.equal((await reportOf(figure)).static.workerHours, 9 * 48);
  await figure.evaluate((element) => element.setAttribute("src", "other.csv"));
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 44_000);
  await figure.evaluate((element) => element.removeAttribute("src"));
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 19_000);
  assert.equal((await settingsOf(figure)).staticWorkers, 9);
});

testPost("an author is told of a load that is not there or none", {
  body: '<reactive-allocation src="missing.csv"></reactive-allocation>',
}, async ({ page, problems, figure }) => {
  const message = async () => {
    await page.waitForFunction(() => window.heard.some(({ type }) => type === "error"));
    return (await heard(page)).find(({ type }) => type === "error").detail.message;
  };
  assert.match(await message(), /src: “missing\.csv” could not be loaded \(status 404\)/);
  for (const [trace, why] of [
    ["time,rate\n1,2\n3,x", /Only 1 usable rows/],
    [{ times: [1, 2], values: [3] }, /“times” and “values” must have as many numbers each; they have 2 and 1/],
    [{ times: [1, 2, 3], values: [0, 0, 0] }, /are 0/],
  ]) {
    await figure.evaluate((element, trace) => void (element.trace = trace), trace);
    assert.match(await message(), why);
  }
  assert.equal((await settingsOf(figure)).peakLoad, 19_000);
  problems.splice(0);
});

testPost("`trace` takes texts and typed arrays, before and after the figure runs", {
  body: '<reactive-allocation></reactive-allocation><script src="/given.js"></script>',
  pages: {
    "/given.js": (_, response) =>
      response.setHeader("Content-Type", "text/javascript").end('document.querySelector("reactive-allocation").trace = "time,rate\\n0,1000\\n3600,3000\\n7200,2000";'),
  },
}, async ({ page, figure }) => {
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 3_000);
  const [span, given] = await figure.evaluate(async (element) => {
    element.trace = { times: Float64Array.from([0, 60, 120, 180]), values: Float32Array.from([5, 70, 20, 10]) };
    await new Promise((later) => setTimeout(later, 300));
    return [element.report.static.workerHours / element.settings.staticWorkers, [...element.trace.values]];
  });
  assert.ok(Math.abs(span - 240 / 3600) < 1e-9, `${span}`);
  assert.deepEqual(given, [5, 70, 20, 10]);
  assert.equal((await settingsOf(figure)).peakLoad, 70);
  await figure.evaluate((element) => void (element.trace = undefined));
  await page.waitForFunction(() => document.querySelector("reactive-allocation").settings.peakLoad === 19_000);
});

testPost("the section fits a phone, in every language", { viewport: { width: 360, height: 800 }, hasTouch: true }, async ({ page, figure }) => {
  for (const lang of ["en", "de", "zh"]) {
    await page.evaluate((lang) => void (document.documentElement.lang = lang), lang);
    await give(figure, file(csv(20_000)));
    await page.waitForTimeout(300);
    const { width, overflow } = await figure.evaluate((element) => {
      const section = element.shadowRoot.querySelector(".exchange");
      return { width: document.documentElement.scrollWidth, overflow: section.scrollWidth - section.clientWidth };
    });
    assert.ok(width <= 360 && overflow <= 0, `${lang}: ${width}, ${overflow}`);
    const sizes = await figure.locator(".exchange :is(select, textarea, .pick-file)").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(sizes.every((height) => height >= 44), `${sizes}`);
  }
});
