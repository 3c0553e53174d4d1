// Finds and starts the engines: Chromium, Firefox and WebKitGTK with their drivers.

import { access, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { openSession, startDriver, startProgram } from "./webdriver.mjs";

const HEADLESS = ["--headless", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The screen of WebKit. A window cannot be larger, and tall figures need tall windows. */
const SCREEN = "2000x4000x24";

/** Directories of WebKitGTK's own programs, which are not on PATH. */
const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"];

/**
 * How each engine starts. `find` resolves with the paths of its programs, or with
 * `{ missing }`; `start` resolves with `{ session, stop }`.
 */
export const STARTERS = {
  chromium: {
    find: () => programs({
      browser: process.env.CHROMIUM ?? ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
      driver: process.env.CHROMEDRIVER ?? ["chromedriver"],
    }),
    async start({ browser, driver }) {
      const server = await startDriver(driver, (port) => [`--port=${port}`]);
      // Root cannot have Chromium's sandbox, and test machines are often root.
      const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
      return session([server], { "goog:chromeOptions": { binary: browser, args: [...HEADLESS, ...sandbox] } });
    },
  },
  firefox: {
    find: () => programs({
      browser: process.env.FIREFOX ?? ["firefox-esr", "firefox"],
      driver: process.env.GECKODRIVER ?? ["geckodriver"],
    }),
    async start({ browser, driver }) {
      // Preferences are changed while the browser runs; this needs its system access.
      const server = await startDriver(driver, (port) => ["--port", `${port}`, "--websocket-port", "0", "--allow-system-access"]);
      const prefs = {
        // Touch events are off where no touch screen is found.
        "dom.w3c_touch_events.enabled": 1,
        // The pages come from this machine, which is reached without a network.
        "network.disable-localhost-when-offline": true,
      };
      return withoutToolbar(await session([server], { "moz:firefoxOptions": { binary: browser, args: ["-headless"], prefs } }));
    },
  },
  webkit: {
    find: async () => programs({
      browser: process.env.MINIBROWSER ?? (await miniBrowsers()),
      driver: process.env.WEBKITDRIVER ?? ["WebKitWebDriver"],
      screen: ["Xvfb"],
    }),
    async start({ browser, driver, screen }) {
      const x = startProgram(screen, ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], { stdio: ["pipe"] });
      const display = await Promise.race([
        new Promise((named) => x.child.stdio[3].once("data", (data) => named(String(data).trim()))),
        x.ended.then((why) => Promise.reject(new Error(`${screen}: ${why}: ${x.said}`))),
      ]);
      const env = { DISPLAY: `:${display}`, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" };
      const server = await startDriver(driver, (port) => [`--port=${port}`], { env });
      return withoutToolbar(await session([server, x], { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } }));
    },
  },
};

async function session(programs, capabilities) {
  const stop = async () => {
    for (const program of programs) await program.stop();
  };
  try {
    const session = await openSession(programs[0], capabilities);
    return { session, stop: () => session.remove("").catch(() => {}).then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Goes on in a popup window: with a toolbar windows are wider than a phone, at least
 * 447 px in MiniBrowser and 450 px in Firefox.
 */
async function withoutToolbar({ session, stop }) {
  await session.post("/url", { url: "about:blank" });
  await session.evaluate(() => {
    const button = document.body.appendChild(document.createElement("button"));
    button.style = "position: fixed; inset: 0";
    button.onclick = () => window.open("about:blank", "", "toolbar=no,menubar=no,width=900,height=700");
  });
  const actions = [{ type: "pointerMove", x: 50, y: 50 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
  await session.post("/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
  const first = await session.get("/window");
  for (let tries = 0; tries < 100; tries += 1) {
    const handle = (await session.get("/window/handles")).find((one) => one !== first);
    if (handle) {
      await session.remove("/window");
      await session.post("/window", { handle });
      return { session, stop };
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  await stop();
  throw new Error("no window without a toolbar was opened");
}

async function miniBrowsers() {
  const found = [];
  for (const library of LIBRARIES) {
    const names = await readdir(library).catch(() => []);
    // The newest of 4.0 and 4.1 is the last.
    for (const name of names.filter((name) => name.startsWith("webkit2gtk-")).sort().reverse()) found.push(join(library, name, "MiniBrowser"));
  }
  return [...found, "MiniBrowser"];
}

/** Finds each program under one of its names or paths. */
async function programs(wanted) {
  const found = {};
  for (const [role, names] of Object.entries(wanted)) {
    found[role] = await program([names].flat());
    if (!found[role]) return { missing: `no ${[names].flat().at(-1)} is installed` };
  }
  return found;
}

async function program(names) {
  for (const name of names) {
    const places = name.includes("/") ? [name] : (process.env.PATH ?? "").split(delimiter).map((directory) => join(directory, name));
    for (const path of places) {
      if (await access(path).then(() => true, () => false)) return path;
    }
  }
}
