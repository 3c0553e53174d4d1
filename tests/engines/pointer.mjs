// Real input by a mouse or a finger.

/** Milliseconds between two moves of a pointer: each gets a frame of its own. */
export const STEP_MS = 16;

/**
 * A mouse or a finger. Targets are points `{ x, y }` or selectors.
 *
 * A finger has no `down`, `press` and `up`: Chromium's driver forgets a finger at the end
 * of a command, so a whole drag is one command.
 */
export function pointer(page, pointerType) {
  const to = ({ x, y }, duration = 0) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration });
  const down = { type: "pointerDown", button: 0 };
  const up = { type: "pointerUp", button: 0 };
  /** Presses at a point and moves in a straight line, a step in each frame. */
  const held = (from, target, { steps = 12, hold = 0 } = {}) => [
    to(from), down, { type: "pause", duration: hold },
    ...Array.from({ length: steps }, (_, step) => {
      const part = (step + 1) / steps;
      return to({ x: from.x + (target.x - from.x) * part, y: from.y + (target.y - from.y) * part }, STEP_MS);
    }),
  ];
  const send = async (...actions) => {
    await page.actions([{ type: "pointer", id: pointerType, parameters: { pointerType }, actions }]);
    await page.frames();
  };
  const both = {
    click: async (target) => send(to(await page.point(target)), down, up),
    /** Drags from a target to a point; `hold` is the rest before the first move, in ms. */
    drag: async (from, target, how) => send(...held(await page.point(from), target, how), up),
    /** Drags an element by pixels. */
    async dragBy(selector, dx, dy, how) {
      const from = await page.point(selector);
      await send(...held(from, { x: from.x + dx, y: from.y + dy }, how), up);
    },
  };
  if (pointerType === "touch") return both;
  return {
    ...both,
    move: async (target) => send(to(await page.point(target))),
    down: () => send(down),
    up: () => send(up),
    press: async (from, target, how) => send(...held(await page.point(from), target, how)),
  };
}
