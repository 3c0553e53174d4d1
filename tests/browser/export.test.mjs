// Checks the export of SVG and CSV.

import assert from "node:assert/strict";
import { testPost } from "./post.mjs";

testPost(
  "SVG and CSV have the values of the settings",
  { body: '<reactive-allocation static-workers="9"></reactive-allocation>' },
  async ({ figure }) => {
    const svg = await figure.evaluate((element) => element.toSVG(800));
    assert.match(svg, /^<svg[^>]* width="800"/);
    assert.match(svg, /9 workers, always/);

    const csv = await figure.evaluate((element) => element.toCSV("static", 3600));
    const [header, ...rows] = csv.trimEnd().split("\n");
    assert.match(header, /^t_s,load,wanted,registered,parallelism,/);
    assert.equal(rows.length, 24);
    const wanted = header.split(",").indexOf("wanted");
    for (const row of rows) assert.equal(row.split(",")[wanted], "9");

    const refused = figure.evaluate((element) => element.toCSV("elastic"));
    await assert.rejects(refused, /static, manual, schedule or reactive/);
  },
);

testPost("an element that is on no page has nothing to export, and says so", {}, async ({ page }) => {
  const message = await page.evaluate(() =>
    document.createElement("reactive-allocation").toSVG().then(() => "a picture", (error) => error.message));
  assert.match(message, /not on the page/);
});
