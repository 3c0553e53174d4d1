// Speaks the W3C WebDriver protocol: starts a driver, opens a session, sends commands.
//
// An own client: each command is one HTTP request with JSON, and what a library would
// add (finding and downloading browsers, locators) is not used here.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** The key under which the protocol names an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class WebDriverError extends Error {
  constructor(command, { error, message }) {
    super(`${command}: ${error}: ${message}`);
    this.code = error;
  }
}

/** Returns a port that is free now. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/**
 * Starts a program and ends it, and all that it started, with this process.
 *
 * Standard error is kept for the message of a failed start.
 */
export function startProgram(command, args, { env = {}, stdio = [] } = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", ...stdio],
    // A group of its own: a driver that is killed leaves its browser behind.
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => (said = (said + data).slice(-4000)));
  }
  let running = true;
  const ended = new Promise((end) => {
    child.on("error", (error) => end((running = false, error.message)));
    child.on("exit", (code, signal) => end((running = false, `ended with ${code ?? signal}`)));
  });
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended.
    }
  };
  const killAtExit = () => kill("SIGKILL");
  process.once("exit", killAtExit);
  return {
    child,
    ended,
    get running() {
      return running;
    },
    get said() {
      return said;
    },
    async stop() {
      kill("SIGTERM");
      const late = setTimeout(() => kill("SIGKILL"), 2000);
      if (running) await ended;
      clearTimeout(late);
      kill("SIGKILL");
      process.removeListener("exit", killAtExit);
    },
  };
}

/** Starts a driver; `args` is told the port. Resolves when the driver answers. */
export async function startDriver(command, args, options) {
  const port = await freePort();
  const program = startProgram(command, args(port), options);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && program.running; tries += 1) {
    const answer = await fetch(`${origin}/status`).catch(() => null);
    if (answer?.ok) return { origin, stop: program.stop, said: () => program.said };
    await new Promise((later) => setTimeout(later, 50));
  }
  await program.stop();
  throw new Error(`${command} does not answer: ${program.said}`);
}

async function request(origin, method, path, body) {
  const answer = await fetch(origin + path, {
    method,
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new WebDriverError(`${method} ${path.replace(/^\/session\/[^/]+/, "")}`, value ?? {});
  return value;
}

/** Opens a session, in which `get`, `post` and `remove` send commands. */
export async function openSession(driver, capabilities) {
  const { sessionId, capabilities: got } = await request(driver.origin, "POST", "/session", {
    capabilities: { alwaysMatch: capabilities },
  });
  const send = (method) => (path, body) => request(driver.origin, method, `/session/${sessionId}${path}`, body);
  const session = { capabilities: got, get: send("GET"), post: send("POST"), remove: send("DELETE") };
  return { ...session, evaluate: (fn, ...args) => evaluate(session, fn, args) };
}

/**
 * Calls a function in the page and resolves with its value, or that of its promise.
 *
 * Arguments and values travel as JSON text: drivers serialise objects differently (some
 * lose `undefined`, some follow `toJSON`, some refuse cycles late). The arguments are
 * parsed by the page's own `JSON`: Firefox calls the function in a sandbox, whose objects
 * are not `instanceof` the page's `Object`.
 */
async function evaluate(session, fn, args) {
  const script = `
    const done = arguments[arguments.length - 1];
    const args = window.JSON.parse(arguments[0]);
    new Promise((go) => go((${fn})(...args))).then(
      (value) => done(JSON.stringify({ value })),
      (error) => done(JSON.stringify({ error: String(error), stack: String(error && error.stack) })),
    );`;
  const text = await session.post("/execute/async", { script, args: [JSON.stringify(args)] });
  const { value, error, stack } = JSON.parse(text);
  if (error !== undefined) throw new Error(`in the page: ${error}\n${stack}`);
  return value;
}

/** The names of keys as the protocol encodes them. */
const KEYS = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
  Escape: "\uE00C", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015",
  Delete: "\uE017", Meta: "\uE03D", Space: " ",
};

/** Returns the actions that press a chord such as `Control+Shift+z`. */
export function chord(keys) {
  const values = keys.split(/\+(?=.)/).map((key) => KEYS[key] ?? key);
  const [down, up] = ["keyDown", "keyUp"].map((type) => values.map((value) => ({ type, value })));
  return [...down, ...up.reverse()];
}

export { ELEMENT };
