/** Random numbers from 0 to below 1, the same each run (mulberry32): two runs ask for the same. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy in another order. */
export function shuffled(list, random) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

export const pick = (list, random) => list[Math.floor(random() * list.length)];

/** The smallest value that at least `share` of all do not exceed; null for none. */
export function quantile(values, share) {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0];
}

export const median = (values) => quantile(values, 0.5);

/** What a list of milliseconds is told as. */
export const latency = (milliseconds) => ({
  p50: median(milliseconds),
  p99: quantile(milliseconds, 0.99),
  max: quantile(milliseconds, 1),
});

/** `12345.6` → `12,346`, `3.456` → `3.5`: as many digits as mean something. */
export function figure(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2);
}

export const megabytes = (bytes) => (bytes ? bytes / 1e6 : null);

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
