// Checks that all texts and numbers are in the language of the page, from the first
// frame on.

import assert from "node:assert/strict";
import { dragTo, loader, nextFrames, set, settingsOf, testPost, textOf } from "./post.mjs";
import { goTo, moment, pointAt } from "./reader.mjs";

/** Returns the options of a page in a language with a figure without `lang`. */
const inLanguage = (language, body = ALL) => ({
  pages: {
    "/post": `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>-</title>${loader}</head><body>${body}</body></html>`,
  },
  viewport: { width: 1200, height: 1000 },
});

const ALL = '<reactive-allocation level="lab" charts="static manual reactive" open="hood settings hand"></reactive-allocation>';

/** Returns every text that a reader sees or hears, each once. */
const pieces = (figure) =>
  figure.evaluate((element) => {
    const found = new Set();
    for (const one of element.shadowRoot.querySelectorAll("*")) {
      // Names of settings in configuration files are not translated.
      if (one.closest("code, style")) continue;
      for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) found.add(node.data.trim());
      for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"]) found.add(one.getAttribute(name)?.trim() ?? "");
    }
    return [...found].filter((text) => /\p{L}{2}/u.test(text));
  });

/** Shows the texts that appear only in some states. */
async function stir(figure, problems) {
  const page = figure.page();
  for (const id of ["truth", "key"]) await figure.locator(`#${id}`).click();
  for (const [t_s, id] of [[30_000, "start"], [40_000, "stop"], [50_000, "kill"]]) {
    await goTo(figure, t_s);
    await figure.locator(`#${id}`).click();
  }
  await figure.locator("#width").press("ArrowRight");
  await figure.locator("#set-flink").selectOption("1.20");
  const texts = new Set(await pieces(figure));
  // The sentences change with time.
  for (let step = 0; step < 25; step += 1) {
    await figure.locator("#next").click();
    await nextFrames(page);
    for (const text of Object.values(await moment(figure)).filter((one) => typeof one === "string")) texts.add(text);
  }
  for (const id of ["hand", "show-manual"]) await figure.locator(`#${id}`).click();
  for (let t_s = 600; t_s < 86_400; t_s += 2900) {
    await goTo(figure, t_s);
    texts.add((await moment(figure)).why);
  }
  await figure.locator("#set-staticWorkers").fill("x");
  await figure.locator("#set-staticWorkers").press("Enter");
  await figure.locator(".wrong").waitFor();
  for (const text of await pieces(figure)) texts.add(text);
  await figure.locator("#static").press("ArrowUp");
  await page.waitForFunction(() => document.querySelector("reactive-allocation").shadowRoot.querySelector("[role=status].away").textContent);
  for (const text of await pieces(figure)) texts.add(text);
  problems.length = 0;
  return texts;
}

/** Names and technical terms that are the same in English. */
const TERMS = [
  /Managed Service for Apache Flink|AWS Auto Scaling [Gg]roup|Google [Mm]anaged [Ii]nstance [Gg]roup|Kubernetes HPA|Adaptive Scheduler|Reactive Mode|Auto Scaling|Scale-in Controls/g,
  /TaskManagers?|JobManager|Flink|Kubernetes|HPA|AWS|Google|CPU|EC2|VMs?|Pods?|pods?|Operator|Autoscaler|Savepoints?|Checkpoints?|Heartbeat|Slots?|slots?|Subtasks?|Key Groups?|key groups?/g,
  /Consumer-Lag|Lag|behavior|Behavior|Policy|Policies|request|Container|Worker|worker|Seed|Source|rebalance|keyBy|default/g,
];
const stripped = (text) => TERMS.reduce((left, term) => left.replace(term, ""), text);

/** Words that occur in English sentences but not in German ones. */
const ENGLISH = /\b(?:the|and|of|to|is|are|at|by|with|for|from|no|not|than|when|how|what|that|which|load|time|short|idle|records?|behind|waits?|restart|silent|changed|undo|redo|reset|play|previous|next|event|drag|you|your|allowed|numbers|fewest|peak|lowest|always|static|manual|reactive|weekend|holiday|growth|noise|workload|settings|tolerance|height|width|size|state|fewer|more|interval|capacity|delay)\b/i;

for (const [language, letters] of [["de", /[a-zäöüß]/i], ["zh", /\p{Script=Han}/u]]) {
  testPost(`all texts are in the language of the page (${language})`, inLanguage(language), async ({ page, figure, problems, t }) => {
    const texts = await stir(figure, problems);
    t.diagnostic(`${texts.size} texts`);
    assert.ok(texts.size > 300);
    const english = [...texts].filter((text) => ENGLISH.test(stripped(text)));
    assert.deepEqual(english, []);
    assert.ok([...texts].filter((text) => letters.test(text)).length > texts.size * 0.8, "it is that language");
    assert.doesNotMatch(await textOf(figure), /\{\d?\}/, "nothing was left unfilled");
    await nextFrames(page);
  });
}

testPost("numbers have the German format", inLanguage("de"), async ({ page, figure }) => {
  const value = (id) => figure.locator(".slider", { has: page.locator(`#${id}`) }).locator(".value").innerText();
  const plain = async (id) => (await value(id)).replaceAll("\u00a0", " ");
  assert.equal(await plain("peakLoad"), "19.000 Datensätze/s");
  assert.equal(await plain("nightShare"), "15 % der Spitze");
  await pointAt(figure, 0.3, 3);
  for (const reading of (await moment(figure)).readings) assert.match(reading, /^Last \d+,\d · \d+ Worker · (?:\d+,\d (?:ungenutzt|zu wenig)|genau passend)$/);
  assert.match(await figure.locator("table td").first().innerText(), /^\d+,\d$/);
  await set(figure, { staticWorkers: 300, maxWorkers: 400, peakLoad: 1_234_000 });
  assert.equal(await plain("peakLoad"), "1.234.000 Datensätze/s");
  assert.match(await figure.locator(".numbers dd").first().innerText(), /^7\.200$/);
  assert.match(await figure.locator("#summary").textContent(), /7\.200 Worker-Stunden/);
  assert.match(await figure.locator(".how").last().innerText(), /soll 4\.000 Datensätze\/s verarbeiten/);
});

testPost("numbers have the Chinese format", inLanguage("zh"), async ({ page, figure }) => {
  const value = await figure.locator(".slider", { has: page.locator("#peakLoad") }).locator(".value").innerText();
  assert.equal(value.replaceAll("\u00a0", " "), "19,000 条/秒");
  await pointAt(figure, 0.3, 3);
  for (const reading of (await moment(figure)).readings) assert.match(reading, /^负载 \d+\.\d · \d+ 个 worker · (?:(?:闲置|不足) \d+\.\d|刚好)$/);
});

testPost("numbers in the German format are accepted as input", inLanguage("de"), async ({ page, figure }) => {
  const field = figure.locator("#set-idleCpu");
  assert.match(await field.inputValue(), /^20$/);
  await field.fill("6,5");
  await field.press("Enter");
  await nextFrames(page);
  assert.equal((await settingsOf(figure)).idleCpu, 6.5);
});

for (const [language, words] of [["de", /Worker-Stunden[\s\S]*Spitzenlast/], ["zh", /峰值负载|worker·小时/], ["de-AT", /Spitzenlast/], ["zh-Hans-CN", /峰值负载/], ["fr", /Peak load/]]) {
  testPost(`the figure is in the language ${language}`, {
    ...inLanguage(language, '<reactive-allocation level="basic"></reactive-allocation>'),
  }, async ({ figure }) => {
    const text = () => figure.evaluate((element) =>
      [...element.shadowRoot.querySelectorAll(".title, .numbers, .sentence, .slider, .how, .texts, .hint")].map((one) => one.innerText).join("\n"));
    const first = await text();
    assert.match(first, words);
    assert.match(await figure.locator("#summary").textContent(), language.startsWith("fr") ? /worker-hours/ : /Worker-Stunden|worker·小时/);
  });
}

testPost("figures in several languages work on one page", {
  body: `<reactive-allocation id="en"></reactive-allocation>
    <div lang="de"><reactive-allocation id="de"></reactive-allocation></div>
    <reactive-allocation id="zh" lang="zh"></reactive-allocation>`,
  viewport: { width: 1200, height: 3200 },
}, async ({ page }) => {
  for (const [id, label, play] of [["en", "Peak load", "Play"], ["de", "Spitzenlast", "Abspielen"], ["zh", "峰值负载", "播放"]]) {
    const figure = page.locator(`#${id}`);
    assert.equal(await figure.locator("#play").getAttribute("aria-label"), play);
    const input = figure.locator(".slider", { hasText: label }).getByRole("slider");
    await dragTo(input, 8000);
    assert.equal((await settingsOf(figure)).peakLoad, 8000);
    await pointAt(figure, 0.5);
    assert.match((await moment(figure)).why, { en: /load|target|worker/, de: /Last|Ziel|Worker/, zh: /负载|目标|个/ }[id]);
  }
  assert.equal((await settingsOf(page.locator("#en"))).peakLoad, 8000);
});

testPost("the figure runs in English if the texts of the language cannot be loaded", {
  ...inLanguage("de"),
  routes: { "**/words-de*.json": (route) => route.abort() },
}, async ({ figure, problems }) => {
  assert.match(await textOf(figure), /Peak load[\s\S]*All settings/);
  assert.ok(problems.some((text) => /fetch/i.test(text)), `the console says why: ${problems}`);
  problems.length = 0;
  await figure.locator("#static").press("ArrowUp");
  assert.equal((await settingsOf(figure)).staticWorkers, 8);
});

for (const file of ["reactive-allocation-words", "words-de"]) {
  let isOffline = true;
  testPost(`a running figure follows to a language when it is online, if ${file} could not be loaded`, {
    routes: { [`**/${file}.js*`]: (route) => (isOffline ? route.abort() : route.continue()) },
  }, async ({ page, figure, problems }) => {
    await page.evaluate(() => void (document.documentElement.lang = "de"));
    while (!problems.length) await page.waitForTimeout(20);
    await nextFrames(page);
    assert.match(await textOf(figure), /Peak load[\s\S]*All settings/);
    assert.ok(problems.some((text) => text.includes(file) || /fetch/i.test(text)), `the console says why: ${problems}`);
    assert.deepEqual(problems.filter((text) => text.startsWith("uncaught")), []);
    problems.length = 0;
    isOffline = false;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.waitForFunction(() => /Spitzenlast/.test(document.querySelector("reactive-allocation").shadowRoot.textContent));
    assert.deepEqual(problems, []);
  });
}
