// What the engines, or their drivers, cannot do.

/**
 * What an engine, or its driver, cannot do, with the reason. A test that needs one of
 * these names it in `needs` and is skipped there.
 */
export const CANNOT = {
  chromium: {},
  firefox: {},
  webkit: {
    touch: "WebKitWebDriver sends touch input as mouse events",
    print: "WebKitWebDriver has no command to print",
    emulate: "WebKitWebDriver cannot change the colour scheme, contrast or network of a running browser",
    narrow: "a window of MiniBrowser is at least 334 px wide",
  },
};

/** Returns the width closest to a wanted one that a window of the engine can have. */
export const possibleWidth = (engine, width) => (cannot(engine, "narrow") ? Math.max(width, 334) : width);

/** Returns the reason why an engine cannot do something; nothing if it can. */
export const cannot = (engine, what) => CANNOT[engine][what];
