/** Numbers that look random and come again with the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    /** A whole number from 0 to n − 1. */
    below,
    between: (low: number, high: number) => low + next() * (high - low),
    chance: (share: number) => next() < share,
    pick<T>(list: readonly T[]): T {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error("nothing to pick from");
      return one;
    },
    /** So many different ones of a list, in random order. */
    some<T>(list: readonly T[], howMany: number): T[] {
      const rest = [...list];
      return Array.from({ length: Math.min(howMany, rest.length) }, () =>
        rest.splice(below(rest.length), 1),
      ).flat();
    },
  };
}

export type Random = ReturnType<typeof seeded>;
