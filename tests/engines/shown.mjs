// What a figure shows to its reader, compared with its report.

/** Reads the texts of a figure that tell numbers of its report. */
export const shown = (page, selector = "reactive-allocation") =>
  page.evaluateOn(selector, (figure) => {
    const root = figure.shadowRoot;
    const plain = (text) => text.replaceAll("\u00a0", " ").trim();
    const text = (one) => plain(one?.textContent ?? "");
    // An announcement comes half a second after a change, and goes again.
    const textWithout = (announcement) => {
      const [before, after] = [new Range(), new Range()];
      before.selectNodeContents(root);
      before.setEndBefore(announcement);
      after.selectNodeContents(root);
      after.setStartAfter(announcement);
      return plain(`${before}${after}`);
    };
    return {
      language: figure.closest("[lang]")?.lang ?? "en",
      panels: [...root.querySelectorAll(".panel")].map((panel) => ({
        policy: panel.querySelector(".title > span").id.replace("title-", ""),
        numbers: [...panel.querySelectorAll(".numbers dd")].map(text),
        isLost: panel.querySelector(".service").dataset.lost === "true",
      })),
      sentence: text(root.querySelector(".sentence")),
      all: text(root),
      unspoken: textWithout(root.querySelector("[role=status].away")),
    };
  });

/** Reads a number in the format of a language: `≈2,000`, `<0.1 %`, `7.200`. */
export function readNumber(text, language) {
  const [thousands, point] = /^de\b/i.test(language) ? [".", ","] : [",", "."];
  const match = text.match(/^([<≈]?)(-?[\d.,]+)( ?%)?$/);
  if (!match) return null;
  const plain = match[2].replaceAll(thousands, "").replace(point, ".");
  return { sign: match[1], value: Number(plain), decimals: plain.split(".")[1]?.length ?? 0, isPercentage: Boolean(match[3]) };
}

/** Returns the largest of 1, 5, 10, 50, … times `least` that divides a value. */
function unitOf(value, least) {
  let unit = least;
  for (let next = least; next <= Math.abs(value) + least / 2; next *= 10) {
    for (const one of [next, next * 5]) {
      const times = value / one;
      if (Math.abs(times - Math.round(times)) < 1e-6 && Math.round(times) !== 0) unit = one;
    }
  }
  return unit;
}

/** Returns whether a text is a rounded number: `usual` decimals, or fewer after `≈`. */
function tells(text, exact, language, isPercentage) {
  const read = readNumber(text, language);
  if (!read || Number.isNaN(read.value) || read.isPercentage !== isPercentage) return false;
  const wanted = isPercentage ? exact * 100 : exact;
  const least = 10 ** -read.decimals;
  if (read.sign === "<") return wanted > 0 && wanted < read.value;
  // Fewer digits are shown if those of other seeds differ, and marked.
  const unit = read.sign === "≈" ? unitOf(read.value, least) : least;
  // A small share has a decimal, unless it is none or becomes 10 % by rounding.
  if (isPercentage && !read.sign && read.decimals !== (read.value > 0 && read.value < 9.95 ? 1 : 0)) return false;
  return Math.abs(read.value - wanted) <= unit / 2 + 1e-6 * Math.max(1, Math.abs(wanted));
}

/** Returns what a figure shows that its report denies; empty if there is nothing. */
export function lies(seen, report) {
  const found = [];
  if (/NaN|Infinity|undefined|null|\{\d?\}/.test(seen.all)) found.push(`lost: ${seen.all.match(/.{0,40}(?:NaN|Infinity|undefined|null|\{\d?\}).{0,40}/s)[0]}`);
  for (const { policy, numbers, isLost } of seen.panels) {
    const of = report[policy];
    if (!of) {
      found.push(`a chart of ${policy}, which is not in the report`);
      continue;
    }
    const facts = [["workerHours", false], ["idleShare", true], ["shortTimeShare", true]];
    for (const [place, [name, isPercentage]] of facts.entries()) {
      if (!tells(numbers[place] ?? "", of[name], seen.language, isPercentage)) found.push(`${policy}.${name}: “${numbers[place]}” for ${of[name]}`);
    }
    if (isLost === of.caughtUp) found.push(`${policy}.caughtUp: the line below says ${!isLost}`);
  }
  if (/^en\b/.test(seen.language)) found.push(...hoursInSentence(seen, report));
  return found;
}

/** Finds worker-hours in an English sentence that are of no fleet, nor between two. */
function hoursInSentence({ sentence, panels, language }, report) {
  const policies = Object.values(report).filter((one) => typeof one === "object").map((one) => one.workerHours);
  const between = policies.flatMap((one) => policies.map((other) => Math.abs(one - other)));
  const found = [];
  for (const [, about, digits] of sentence.matchAll(/(about )?([\d,]*\d) worker-hours/g)) {
    const text = (about ? "≈" : "") + digits;
    // Both numbers of a difference are rounded before.
    const isTold = policies.some((hours) => tells(text, hours, language, false)) || between.some((hours) => Math.abs(hours - readNumber(digits, language).value) <= (about ? unitOf(readNumber(digits, language).value, 1) : 1));
    if (!isTold) found.push(`sentence: “${sentence}” for ${policies} h (${panels.map((panel) => panel.policy)})`);
  }
  return found;
}
