import type { Random } from "./random.ts";

const HALF = 2 ** 25;
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

function mix(value: number, key: number): number {
  let h = Math.imul(value ^ key, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Shuffles the whole numbers below 2^50 among themselves: different numbers stay different.
 * A Feistel network of four rounds over two halves of 25 bits.
 */
export function scramble(value: number, key: number): number {
  let left = Math.floor(value / HALF) % HALF;
  let right = value % HALF;
  for (let round = 0; round < 4; round++) {
    const next = (left ^ (mix(right, key + round) % HALF)) >>> 0;
    left = right;
    right = next % HALF;
  }
  return left * HALF + right;
}

/** A version 7 UUID of that moment whose random part comes from the seed. */
export function seededId(ms: number, random: Random): string {
  const high = random.bits();
  const low = random.bits();
  const third = hex((high & 0xfff) | 0x7000, 4);
  const fourth = hex(((high >>> 12) & 0x3fff) | 0x8000, 4);
  const time = hex(Math.floor(ms), 12);
  const last = hex(low, 8) + hex(random.bits() >>> 16, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${last}`;
}

/**
 * The same for the nth report of a seed. Its last 50 bits, from which the report's number is made,
 * are the nth of a shuffled row: no two numbers are alike.
 */
export function seededReportId(ms: number, nth: number, key: number): string {
  const unique = scramble(nth, key);
  const time = hex(Math.floor(ms), 12);
  const noise = mix(nth, key ^ 0x2545f491);
  const third = hex((noise & 0xfff) | 0x7000, 4);
  const top = Math.floor(unique / 2 ** 48);
  const fourth = hex(((noise >>> 12) & 0x3ffc) | 0x8000 | top, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${hex(unique % 2 ** 48, 12)}`;
}
