// Prints a page with a figure, in the engines that can print, and reads the PDF.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inEngines } from "./page.mjs";

const run = promisify(execFile);
const read = (file) => readFile(new URL(`../hosts/${file}`, import.meta.url), "utf8");
const [html, css] = [await read("paper.html"), await read("hosts.css")];

/** Returns the texts of the pages of a PDF, and how many pixel images it has. */
async function readPdf(pdf) {
  const folder = await mkdtemp(join(tmpdir(), "paper-"));
  try {
    const file = join(folder, "post.pdf");
    await writeFile(file, pdf);
    const [{ stdout: text }, { stdout: images }] = await Promise.all([
      run("pdftotext", ["-layout", file, "-"]),
      run("pdfimages", ["-list", file]),
    ]);
    return { pages: text.split("\f").slice(0, -1), images: images.trim().split("\n").length - 2 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const width of [360, 1184]) {
  inEngines(`paper has the whole figure as vectors, without controls, from a window ${width} px wide`, { needs: ["print"] }, async ({ page }) => {
    const sheet = (_, response) => response.writeHead(200, { "Content-Type": "text/css" }).end(css);
    await page.open({ html, pages: { "/hosts.css": sheet }, width, height: 800 });
    const before = await page.onFigure((figure) => figure.shadowRoot.innerHTML);
    const { pages, images } = await readPdf(await page.print({ page: { width: 21, height: 29.7 } }));
    assert.equal(images, 0, "no pixels");
    const whole = pages.map((text) => text.replaceAll(/\s+/g, " ")).find((text) => text.includes("Static"));
    assert.ok(whole, "a page has the figure");
    // All of it is on one page: headline, axes to the end of the day, numbers.
    const report = await page.report();
    for (const text of ["Reactive", "00:00", "24:00", String(Math.round(report.static.workerHours)), "idle", "worker-hours", "9 workers, always", "instead of 216: 57 % less"]) {
      assert.ok(whole.includes(text), `“${text}” in ${whole}`);
    }
    for (const text of ["Peak load", "Weekend", "How true", "drag me", "Settings"]) {
      assert.ok(!pages.join().includes(text), `no “${text}”`);
    }
    assert.ok(pages.join().includes("After it."));
    assert.equal(await page.onFigure((figure) => figure.shadowRoot.innerHTML), before, "nothing is left behind");
  });
}
