// What every page test needs: dist/ behind a web server, and pages in a real
// browser that report all that goes wrong in them.

import { createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** What a post with a strict policy allows, and no more. */
export const STRICT_CSP =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/**
 * Serves a folder on a free port of this machine.
 *
 * `headers` go with every answer and `csp` is short for the policy's header.
 * `pages` maps paths to documents that exist for one test only: text is HTML,
 * and a function `(request, response)` answers by itself.
 */
export async function serve({ root = DIST, headers = {}, csp, pages = {} } = {}) {
  const common = { "Cache-Control": "no-store", ...headers };
  if (csp) common["Content-Security-Policy"] = csp;

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const page = pages[path];
    if (typeof page === "function") return page(request, response);
    if (page !== undefined) {
      return response.writeHead(200, { ...common, "Content-Type": TYPES[".html"] }).end(page);
    }
    const file = join(root, normalize(path.endsWith("/") ? `${path}index.html` : path));
    const found = file.startsWith(root + sep) && (await stat(file).catch(() => null));
    if (!found && path === "/favicon.ico") {
      // Asked for by every browser on its own account; no fault of the page.
      return response.writeHead(204, common).end();
    }
    if (!found || !found.isFile()) {
      return response.writeHead(404, { ...common, "Content-Type": TYPES[".txt"] }).end("not here");
    }
    response.writeHead(200, {
      ...common,
      "Content-Length": found.size,
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    });
    createReadStream(file).pipe(response);
  });

  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** Starts Chromium; `options` go to Playwright's `launch`. */
export async function openBrowser({ args = [], ...options } = {}) {
  // Root cannot have Chromium's sandbox, and test machines are often root.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: [
      ...sandbox,
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...args,
    ],
    ...options,
  });
}

/**
 * A page of its own context. `options` are Playwright's: viewport,
 * deviceScaleFactor, colorScheme, reducedMotion, forcedColors, locale, hasTouch,
 * javaScriptEnabled and so on.
 *
 * `problems` fills with everything a reader's console would show as an error:
 * error and warning messages, uncaught exceptions, failed and refused requests.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
  const page = await context.newPage();
  const problems = watch(page);
  return { page, context, problems, close: () => context.close() };
}

/** Returns a list that fills with what goes wrong in a page: see `openPage`. */
export function watch(page) {
  const problems = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      const { url, lineNumber } = message.location();
      problems.push(`${message.type()}: ${message.text()} (${url}:${lineNumber})`);
    }
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

async function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const directory of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(directory, name);
      if (await access(path).then(() => true, () => false)) return path;
    }
  }
  throw new Error("no Chromium on PATH; `cargo xtask test` installs one, or set CHROMIUM");
}
