/** Numbers that look random and are the same on every machine for the same seed. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Whole number from 0 up to, not including, `below`. */
  whole(below: number): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Bell-shaped around 0, mostly within −2 and 2. */
  bell(): number;
  /** 32 random bits as a number. */
  bits(): number;
};

/** FNV-1a, to make four numbers of any text. */
function hash(text: string, start: number): number {
  let value = start >>> 0;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** A generator for a seed (sfc32, Chris Doty-Humphrey, public domain). */
export function randomFrom(seed: string): Random {
  let a = hash(seed, 0x811c9dc5);
  let b = hash(seed, a ^ 0x9e3779b9);
  let c = hash(seed, b ^ 0x85ebca6b);
  let counter = 1;
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  const next = () => bits() / 4_294_967_296;
  const whole = (below: number) => Math.floor(next() * below);
  return {
    bits,
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    bell: () => next() + next() + next() + next() - 2,
    pick: <T>(from: readonly T[]): T => {
      const found = from[whole(from.length)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}

/** Shuffles in place (Fisher-Yates) and gives the same list back. */
export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.whole(i + 1);
    const kept = list[i] as T;
    list[i] = list[j] as T;
    list[j] = kept;
  }
  return list;
}

/** A chooser by weight; choosing takes a binary search. @throws when no weight is above 0 */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (const [, weight] of choices) {
    sum += Math.max(0, weight);
    sums.push(sum);
  }
  if (sum === 0) throw new Error("nothing has a weight");
  return (random) => {
    const at = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const choice = choices[low];
    if (!choice) throw new Error("no choice");
    return choice[0];
  };
}

/**
 * Deals the values of a pack in an order that changes from round to round, so that every full
 * round has exactly the pack's sum: 100 reports have 400 supports, not about 400.
 */
export function dealer(pack: readonly number[], random: Random): () => number {
  let left: number[] = [];
  return () => {
    if (left.length === 0) left = shuffle([...pack], random);
    return left.pop() ?? 0;
  };
}
