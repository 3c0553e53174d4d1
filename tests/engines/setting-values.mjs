// Random values of every setting, from the ranges in the package's manifest.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../browser/harness.mjs";

/** Returns each setting with its attribute, property, default, range or choices. */
export function settings() {
  const manifest = JSON.parse(readFileSync(join(DIST, "package", "custom-elements.json"), "utf8"));
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "reactive-allocation");
  return element.attributes.map(parsed).filter(Boolean);
}

function parsed({ name, description, type, default: usual }) {
  const property = name.replace(/-./g, ([, letter]) => letter.toUpperCase());
  const choices = [...(type?.text ?? "").matchAll(/"([^"]+)"/g)].map(([, choice]) => choice);
  const range = description.match(/(-?[\d.]+) to ([\d.]+)(?: |$)/);
  if (name === "drawn-load") return { name, property, choices: ["default", "x40-20-35.5-x54", "100", "0-100-0", "x96"] };
  if (name === "schedule") return { name, property, choices: ["default", "Mon-Fri 07:00-20:00 8; else 3", "else 2", "22:00-06:00 1; else 6"] };
  if (/number/.test(type?.text ?? "") && range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return { name, property, low, high, isWhole: /whole numbers/.test(description), usual: Number(usual), choices };
  }
  // The rest of the attributes are not of settings: `level`, `charts` and so on.
  return CHOICES.has(name) ? { name, property, choices } : null;
}

const CHOICES = new Set(["preset", "autoscaler", "behavior", "disable-scale-in", "scheduled-minimum", "flink", "partitioning", "restart-strategy"]);

/** Returns a value within the range: mostly near the default, sometimes an end. */
export function randomValue(random, setting) {
  const { low, high, isWhole, usual, choices } = setting;
  if (low === undefined || (choices.length > 0 && random.chance(0.2))) return random.pick(choices);
  if (random.chance(0.1)) return random.pick([low, high]);
  const middle = Number.isFinite(usual) && usual !== 0 ? usual : (low + high) / 100;
  const value = Math.min(high, Math.max(low, middle * 4 ** random.between(-1, 1)));
  // Three digits, as people choose them.
  return isWhole ? Math.round(value) : Number(value.toPrecision(3));
}
