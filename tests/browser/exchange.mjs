// Acts of a reader in the sections about the reader's own job, and what is watched during
// all of them: shared by their tests.

import assert from "node:assert/strict";
import { nextFrames, settingsOf, testPost } from "./post.mjs";

/** A test of one page that also checks that nothing leaves it: see `testPost`. */
export function testExchange(name, options, check) {
  testPost(name, { permissions: ["clipboard-read", "clipboard-write"], ...options }, async (opened) => {
    const { context, page, site } = opened;
    const sent = [];
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const isLocal = protocol === "blob:" || protocol === "data:";
      if (!isLocal && (origin !== site.origin || request.method() !== "GET")) sent.push(`${request.method()} ${request.url()}`);
    });
    page.on("websocket", (socket) => sent.push(socket.url()));
    await check(opened);
    assert.deepEqual(sent, [], "nothing leaves the page");
  });
}

/** Opens a section by its button in the foot. Resolves when its content is there. */
export async function openSection(figure, id) {
  await figure.locator(`#${id}`).click();
  await isOpen(figure);
}

/** Resolves when the content of the open section is there. */
export async function isOpen(figure) {
  await figure.locator(".exchange > div").first().waitFor();
  await nextFrames(figure.page());
}

/** Resolves when all runs of the map are made for the load that the figure has. */
export const allRunsAreMade = (figure) =>
  figure.locator(".map:not([aria-busy]) .answer", { hasText: / runs: each choice/ }).waitFor({ timeout: 60_000 });

/** Types a text into a field, instead of what is in it, and presses Enter. */
export async function type(figure, selector, text) {
  const { keyboard } = figure.page();
  await figure.locator(selector).click();
  await keyboard.press("Control+a");
  if (text) await keyboard.type(text);
  else await keyboard.press("Delete");
  await keyboard.press("Enter");
  await nextFrames(figure.page());
}

/** Presses a button by its name within a part of the figure. */
export async function press(figure, name, within = ".exchange") {
  await figure.locator(within).getByRole("button", { name }).click();
  await nextFrames(figure.page());
}

/** Undoes one step. */
export async function undo(figure) {
  await figure.locator("#undo").click();
  await nextFrames(figure.page());
}

/** Pastes a text into a field by the keys of a reader. */
export async function paste(figure, selector, text) {
  const page = figure.page();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await figure.locator(selector).click();
  await page.keyboard.press("Control+v");
}

const TOLD = ".bring :is(.notes, .message)";

/**
 * Pastes a text into the field for everything of the reader's own. Resolves with what is
 * said of it, which must be something else than was said before.
 */
export async function bring(figure, text) {
  const before = await figure.evaluate((element, told) => element.shadowRoot.querySelector(told)?.textContent, TOLD);
  await paste(figure, "#paste", text);
  await figure.page().waitForFunction(([told, before]) => {
    const now = document.querySelector("reactive-allocation").shadowRoot.querySelector(told);
    return now && now.textContent !== before;
  }, [TOLD, before]);
  await nextFrames(figure.page());
  return toldOf(figure);
}

/** What is said of the last load, link, settings or manifest. */
export const toldOf = async (figure) => (await figure.locator(TOLD).first().innerText()).replaceAll("\u00a0", " ");

/** The settings that differ from others, by name. */
export async function changed(figure, before) {
  const now = await settingsOf(figure);
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name]));
}

/** The text of the clipboard. */
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The element of the figure that has the focus, as a name for messages; empty if none has. */
export const active = (figure) =>
  figure.evaluate((element) => {
    const one = element.shadowRoot.activeElement;
    return one ? `${one.localName}#${one.id} “${one.ariaLabel ?? one.textContent.slice(0, 40)}”` : "";
  });

/** Two days from a Monday at 06:00 as CSV, a value each hour, up to `peak` records/s. */
export function loadCsv(peak, header = "time,records_per_s") {
  const rows = Array.from({ length: 48 }, (_, hour) => {
    const time = new Date(Date.UTC(2026, 10, 23, 6 + hour)).toISOString();
    return `${time},${(peak * (0.6 + 0.4 * Math.sin((hour / 24) * 2 * Math.PI))).toFixed(2)}`;
  });
  return [header, ...rows].join("\n");
}

/** A file as a reader chooses it. */
export const file = (text, name = "load.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
