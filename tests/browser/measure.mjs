// What the benches of steps and of own loads share: a page that counts what a step
// takes, and the numbers of a table.

import { openPage } from "./harness.mjs";

/** With these headers a page may read its clock to 5 µs instead of 100 µs. */
export const FINE_CLOCK = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

export const POST = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<script type="module" src="/reactive-allocation.js"></script><body><reactive-allocation></reactive-allocation>`;

/**
 * Runs before the page's own scripts: counts what animation frames and microtasks
 * take, in which the figure does what an event asks for, and finds the wasm memory.
 */
export function watch() {
  const clock = { frames: 0, tasks: 0, direct: false };
  window.clock = clock;
  const counted = (kind, callback) => (...rest) => {
    const begin = performance.now();
    callback(...rest);
    clock[kind] += performance.now() - begin;
  };
  const realTask = window.queueMicrotask.bind(window);
  window.queueMicrotask = (callback) => realTask(counted("tasks", callback));
  const real = window.requestAnimationFrame.bind(window);
  const channel = new MessageChannel();
  const queue = [];
  channel.port1.onmessage = () => queue.shift()(performance.now());
  window.realFrame = real;
  window.requestAnimationFrame = (callback) => {
    const timed = counted("frames", callback);
    if (!clock.direct) return real(timed);
    // Without waiting for the screen.
    queue.push(timed);
    channel.port2.postMessage(0);
    return queue.length;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const made = await instantiate.apply(WebAssembly, rest);
      // The second file has none.
      window.memory ??= Object.values((made.instance ?? made).exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
  }
}

/** Opens a page whose first figure is complete, with what the other functions need. */
export async function openMeasured(browser, url) {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  await opened.page.addInitScript(watch);
  await opened.page.goto(url);
  await opened.page.evaluate(async () => {
    await customElements.whenDefined("reactive-allocation");
    /** Goes to one of the figures of the page, as a reader does. */
    window.goTo = async (place) => {
      window.figure = document.querySelectorAll("reactive-allocation")[place];
      figure.scrollIntoView({ block: "center" });
      await figure.ready;
      figure.dispatchEvent(new Event("pointerenter"));
      await figure.complete;
      await new Promise((done) => realFrame(() => realFrame(done)));
    };
    await goTo(0);
    /** A slider, and the value that each step of a drag to and fro moves it to. */
    window.drag = (label) => {
      const rows = [...figure.shadowRoot.querySelectorAll(".slider")];
      const row = rows.find((one) => one.textContent.includes(label));
      const input = row.querySelector("input");
      const [min, max, step] = [input.min, input.max, input.step].map(Number);
      const places = Math.round((max - min) / step);
      return {
        input,
        value: (index) => {
          const place = (Math.round(places / 2) + index + 1) % (2 * places);
          return min + step * (place <= places ? place : 2 * places - place);
        },
      };
    };
  });
  return opened;
}

/**
 * Milliseconds of script that each step takes for its event, with the new numbers
 * on the page, and in the frame for its picture.
 */
export const steps = (page, label, count) =>
  page.evaluate(
    async ([label, count]) => {
      const { input, value } = window.drag(label);
      const times = [];
      const step = (index) =>
        new Promise((done) => {
          // A task of its own, as real input has: what the event queues as
          // microtasks runs before the task ends.
          setTimeout(() => {
            clock.frames = clock.tasks = 0;
            input.value = value(index);
            const begin = performance.now();
            input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
            const sent = performance.now() - begin;
            // Asked for after the figure's own frame, so called after it.
            setTimeout(() =>
              realFrame(() => {
                times.push([sent + clock.tasks, clock.frames]);
                done();
              }),
            );
          });
        });
      for (let index = 0; index < count; index += 1) await step(index);
      input.dispatchEvent(new Event("change", { bubbles: true }));
      return times;
    },
    [label, count],
  );

const sorted = (values) => [...values].sort((a, b) => a - b);
export const quantile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const ms = (value) => value.toFixed(2).padStart(8);
export const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
