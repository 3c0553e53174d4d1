// Checks the appearance on all screens: widths, pixel densities, colours, sizes.

import assert from "node:assert/strict";
import { colours, figuresRun, nextFrames, pictures, set, settingsOf, slider, dragTo, testPost } from "./post.mjs";

const WIDTHS = [320, 360, 720, 1200];
const DENSITIES = [1, 2, 3];
const narrow = (width) => width < 640;

/** Returns every element of the figure with its own text, and its box. */
const texts = (figure) =>
  figure.evaluate((element) => {
    const found = [];
    for (const one of element.shadowRoot.querySelectorAll("*")) {
      const own = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!own.length || !one.checkVisibility({ visibilityProperty: true })) continue;
      // Rows that scroll by themselves on a phone, and texts for assistive technology.
      if (one.closest(".chips, .foot, .away")) continue;
      const range = document.createRange();
      range.setStartBefore(own[0]);
      range.setEndAfter(own.at(-1));
      const { left, right } = range.getBoundingClientRect();
      found.push({ text: one.textContent.trim(), size: Number.parseFloat(getComputedStyle(one).fontSize), left, right });
    }
    return found;
  });

for (const width of WIDTHS) {
  for (const deviceScaleFactor of DENSITIES) {
    testPost(`lines are crisp ${width} px wide at a pixel ratio of ${deviceScaleFactor}`, {
      viewport: { width: 1300, height: 800 },
      deviceScaleFactor,
      css: `article { width: ${width}px }`,
      body: "<article><reactive-allocation></reactive-allocation></article>",
    }, async ({ figure }) => {
      const canvases = await figure.evaluate((element) =>
        [...element.shadowRoot.querySelectorAll("canvas")].filter((canvas) => canvas.checkVisibility()).map((canvas) => {
          const { width, height } = canvas.getBoundingClientRect();
          return { css: [width, height], dots: [canvas.width, canvas.height] };
        }),
      );
      assert.equal(canvases.length, narrow(width) ? 1 : 2);
      for (const { css, dots } of canvases) {
        for (const side of [0, 1]) {
          const wanted = css[side] * deviceScaleFactor;
          // Tolerance for the rounding of the browser, in CSS pixels.
          assert.ok(Math.abs(dots[side] - wanted) <= deviceScaleFactor / 2, `${dots} dots for ${css} pixels`);
        }
      }
      assert.ok(canvases[0].css[0] > 100);
    });
  }

  testPost(`all texts are readable and within the figure, ${width} px wide`, {
    viewport: { width, height: 800 },
    css: "body { margin: 0 }",
  }, async ({ page, figure }) => {
    for (const preset of await figure.locator(".chips .chip").all()) {
      await preset.click();
      await nextFrames(page);
      // Charts that change their width are drawn again in a later frame.
      await nextFrames(page);
      for (const { text, size, left, right } of await texts(figure)) {
        assert.ok(size >= 12, `“${text}” is ${size} px`);
        assert.ok(left >= -0.5 && right <= width + 0.5, `“${text}” is from ${left} to ${right}`);
      }
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.scrollingElement);
      assert.equal(scrollWidth, clientWidth);
    }
    const boxes = () => figure.locator(".panel").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().toJSON()));
    const rows = await boxes();
    if (!narrow(width)) assert.ok(rows[1].top >= rows[0].bottom, "a week in rows");
    await figure.locator(".chips .chip").first().click();
    await nextFrames(page);
    const panels = await boxes();
    if (narrow(width)) {
      assert.equal(panels.length, 1, "one at a time");
    } else {
      assert.equal(panels[0].top, panels[1].top, "side by side");
      assert.ok(panels[1].left >= panels[0].right);
      assert.equal(panels[0].width, panels[1].width);
    }
  });
}

testPost("the figure has the width of its container", {
  viewport: { width: 1300, height: 800 },
  css: "article { width: 400px }",
  body: "<article><reactive-allocation></reactive-allocation></article>",
}, async ({ page, figure }) => {
  const tops = () => figure.locator(".panel").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top));
  assert.equal((await tops()).length, 1, "narrow place, one chart at a time");
  await page.evaluate(() => document.querySelector("article").style.setProperty("width", "900px"));
  await nextFrames(page);
  const [left, right] = await tops();
  assert.equal(left, right);
  const drawn = await figure.evaluate((element) => {
    const canvas = element.shadowRoot.querySelector("canvas");
    return canvas.width - canvas.getBoundingClientRect().width;
  });
  assert.ok(Math.abs(drawn) <= 0.5, "drawn anew for the new room");
});

testPost("a figure in a hidden element is drawn when the element is shown", {
  live: false,
  css: "article { display: none } article.open { display: block }",
  body: '<article><reactive-allocation loading="eager"></reactive-allocation></article>',
}, async ({ page, figure }) => {
  await figure.evaluate((element) => element.ready);
  await nextFrames(page);
  await page.evaluate(() => document.querySelector("article").classList.add("open"));
  await figuresRun(page);
  assert.ok((await colours(figure)).size > 0, "the canvas is not empty");
  await dragTo(slider(figure, "Static workers"), 9);
  assert.equal((await settingsOf(figure)).staticWorkers, 9);
});

/** Returns the luminance of background and text, 0 to 1. */
const paper = (figure) =>
  figure.evaluate((element) => {
    const part = element.shadowRoot.querySelector("[part=figure]");
    const { backgroundColor, color } = getComputedStyle(part);
    const light = (text) => {
      const [r, g, b] = text.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    return { back: light(backgroundColor), ink: light(color) };
  });

/** Returns the number of nearly black and nearly white pixels of the first canvas. */
async function extremes(figure) {
  const found = { black: 0, white: 0 };
  for (const [colour, count] of await colours(figure)) {
    const parts = colour.split(",").map(Number);
    if (Math.max(...parts) < 60) found.black += count;
    if (Math.min(...parts) > 235) found.white += count;
  }
  return found;
}

testPost("the figure follows a change between light and dark", {
  colorScheme: "dark",
  css: ":root { color-scheme: light dark }",
}, async ({ page, figure }) => {
  const dark = await paper(figure);
  const darkPicture = await pictures(figure);
  assert.ok(dark.back < 0.2 && dark.ink > 0.7, JSON.stringify(dark));
  await page.emulateMedia({ colorScheme: "light" });
  await nextFrames(page);
  const light = await paper(figure);
  const lightPicture = await pictures(figure);
  assert.ok(light.back > 0.9 && light.ink < 0.3, JSON.stringify(light));
  assert.ok(lightPicture.every((picture, place) => picture !== darkPicture[place]), "drawn in other colours");
  const onLight = await extremes(figure);
  await page.emulateMedia({ colorScheme: "dark" });
  await nextFrames(page);
  assert.deepEqual(await pictures(figure), darkPicture, "equal again in the first scheme");
  const onDark = await extremes(figure);
  assert.ok(onLight.black > 100 && onLight.white === 0, `a dark line on light paper: ${JSON.stringify(onLight)}`);
  assert.ok(onDark.white > 100 && onDark.black === 0, `a light line on dark paper: ${JSON.stringify(onDark)}`);
});

testPost("the figure stays light on a page that is only light", { colorScheme: "dark" }, async ({ figure }) => {
  assert.ok((await paper(figure)).back > 0.9);
});

testPost("custom properties of the page set the colours", {
  css: "reactive-allocation { --ra-workers: rgb(0, 128, 0); --ra-paper: rgb(250, 240, 230) }",
}, async ({ figure }) => {
  const green = (await colours(figure)).get("0,128,0") ?? 0;
  assert.ok(green > 100, `${green} green dots`);
});

/** Returns the components of a system colour on the page, as "r,g,b". */
const systemColour = (page, name) =>
  page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = name;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color.match(/\d+/g).slice(0, 3).join();
  }, name);

const WORKERS = "200,50,31";

testPost("in forced colours the charts are drawn in the colour of text only", { forcedColors: "active" }, async ({ page, figure }) => {
  const forced = await colours(figure);
  assert.deepEqual([...forced.keys()], [await systemColour(page, "CanvasText")]);
  assert.ok([...forced.values()][0] > 1000, "lines and areas are drawn");
  await page.emulateMedia({ forcedColors: "none" });
  await nextFrames(page);
  assert.ok((await colours(figure)).get(WORKERS) > 100, "own colours without forced colours");
});

testPost("the figure is redrawn when the page is zoomed", {}, async ({ page, context, figure }) => {
  const session = await context.newCDPSession(page);
  // A page zoom of 150 % gives fewer and larger CSS pixels.
  const zoomed = { width: 600, height: 467, deviceScaleFactor: 1.5, mobile: false };
  await session.send("Emulation.setDeviceMetricsOverride", zoomed);
  await page.waitForFunction(() => {
    const canvas = document.querySelector("reactive-allocation").shadowRoot.querySelector("canvas");
    return devicePixelRatio === 1.5 && Math.abs(canvas.width - canvas.getBoundingClientRect().width * 1.5) <= 0.75;
  });
  await dragTo(slider(figure, "Static workers"), 4);
  assert.equal((await settingsOf(figure)).staticWorkers, 4);
});

testPost("nothing is drawn while nothing changes", {}, async ({ page, figure }) => {
  const frames = await page.evaluate(async () => {
    let asked = 0;
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
      asked += 1;
      return real.call(window, callback);
    };
    for (let frame = 0; frame < 30; frame += 1) await new Promise((done) => real.call(window, done));
    window.requestAnimationFrame = real;
    return asked;
  });
  assert.equal(frames, 0);
  await set(figure, { staticWorkers: 5 });
});

testPost("a chosen colour of the idle area is what is seen", {
  css: "reactive-allocation { --ra-idle: rgb(150, 210, 150) }",
}, async ({ figure }) => {
  const counts = await colours(figure);
  assert.ok((counts.get("150,210,150") ?? 0) > 10_000, String(counts.get("150,210,150")));
  const key = await figure.locator(".swatch.idle").first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.equal(key, "rgb(150, 210, 150)");
});

for (const [attributes, chips, sentence, stages, height] of [
  ["", 7, 1, 2, 280],
  ['presets="weekend day-night"', 2, 1, 2, 280],
  ['presets=""', 0, 1, 2, 280],
  ['sentence="off"', 7, 0, 2, 280],
  ["compact", 7, 1, 0, 170],
  ['compact presets="" sentence="off"', 0, 0, 0, 170],
]) {
  testPost(`the author leaves parts out: ${attributes || "none"}`, {
    body: `<reactive-allocation ${attributes}></reactive-allocation>`,
    viewport: { width: 1200, height: 900 },
  }, async ({ page, figure }) => {
    assert.equal(await figure.locator(".chips .chip").count(), chips);
    assert.equal(await figure.locator(".chips").count(), chips ? 1 : 0);
    assert.equal(await figure.locator(".sentence").count(), sentence);
    assert.equal(await figure.locator(".stage:visible").count(), stages);
    assert.equal((await figure.locator(".chart").first().boundingBox()).height, height);
    if (chips === 2) {
      assert.deepEqual(await figure.locator(".chip[id]").evaluateAll((all) => all.slice(0, 2).map(({ id }) => id)), ["weekend", "day-night"]);
      // A preset that has no chip leaves the row with a tab stop.
      await set(figure, { preset: "growth" });
      assert.deepEqual(await figure.locator('.chips .chip[tabindex="0"]').evaluateAll((all) => all.map(({ id }) => id)), ["weekend"]);
    }
    await page.evaluate(() => document.querySelector("reactive-allocation").setAttribute("presets", "growth"));
    await nextFrames(page);
    assert.deepEqual(await figure.locator(".chips .chip").evaluateAll((all) => all.map(({ id }) => id)), ["growth"]);
  });
}
