// Changes what a page is told of the reader's system.

/**
 * Sets `dark`, `reducedMotion`, `forcedColors` and `offline`; what is not named goes back
 * to its usual value.
 */
export async function emulate(engine, session, features) {
  const { dark, reducedMotion = false, forcedColors = false, offline = false } = features;
  if (engine === "chromium") return inChromium(session, { dark, reducedMotion, forcedColors, offline });
  if (engine === "firefox") return inFirefox(session, { dark, reducedMotion, forcedColors, offline });
  if (Object.values(features).some(Boolean)) throw new Error(`${engine} cannot emulate ${Object.keys(features)}`);
}

async function inChromium(session, { dark, reducedMotion, forcedColors, offline }) {
  const cdp = (cmd, params = {}) => session.post("/goog/cdp/execute", { cmd, params });
  await cdp("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: dark === undefined ? "" : dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "" },
      { name: "forced-colors", value: forcedColors ? "active" : "" },
    ],
  });
  await cdp("Network.enable");
  await cdp("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
}

/** In Firefox they are preferences, which only its own scripts change. */
async function inFirefox(session, { dark, reducedMotion, forcedColors, offline }) {
  await session.post("/moz/context", { context: "chrome" });
  try {
    const script = `
      const [scheme, motion, colours, offline] = arguments;
      Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", scheme);
      Services.prefs.setIntPref("ui.prefersReducedMotion", motion);
      Services.prefs.setIntPref("browser.display.document_color_use", colours);
      Services.io.offline = offline;
      // A connection that is kept alive would go on.
      Services.obs.notifyObservers(null, "net:prune-all-connections");`;
    const scheme = dark === undefined ? 2 : dark ? 0 : 1;
    await session.post("/execute/sync", { script, args: [scheme, reducedMotion ? 1 : 0, forcedColors ? 2 : 0, offline] });
  } finally {
    await session.post("/moz/context", { context: "content" });
  }
}
