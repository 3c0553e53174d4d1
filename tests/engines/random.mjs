// A seeded generator: the same seed gives the same choices on every machine.

export function random(seed) {
  let state = seed >>> 0;
  /** A number from 0 to 1, by Mulberry32. */
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low, high) => low + number() * (high - low);
  const whole = (low, high) => Math.floor(between(low, high + 1));
  return {
    number,
    between,
    /** A whole number from `low` to `high`, both possible. */
    whole,
    chance: (share) => number() < share,
    pick: (list) => list[whole(0, list.length - 1)],
  };
}
