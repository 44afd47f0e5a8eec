/** Pixels across a gathering's mark: 44, 52 or 60 by how many it holds. */
export const sizeOfRing = (n: number): number => (n <= 20 ? 44 : n <= 60 ? 52 : 60);

export type Arc = { group: number; from: number; to: number };

/** The least share that is still seen: 3 of 100 parts of the ring. */
const LEAST = 0.03;

/**
 * The ring as arcs, in turns from the top, clockwise: one for each state group that occurs, as
 * long as its share. A very small share is drawn a little longer, so that it is not lost.
 */
export function ringArcs(groups: readonly number[]): Arc[] {
  const total = groups.reduce((sum, n) => sum + Math.max(0, n), 0);
  if (total <= 0) return [];
  const raised = groups.map((n) => (n > 0 ? Math.max(LEAST, n / total) : 0));
  const sum = raised.reduce((all, share) => all + share, 0);
  let from = 0;
  return raised.flatMap((share, group) => {
    if (share === 0) return [];
    const arc = { group, from, to: from + share / sum };
    from = arc.to;
    return [arc];
  });
}

/** A number that fits into a mark: 999, 1.2千 is not said, so 1,234 and then 1.2万 or 12k. */
export function shortCount(n: number, locale: string): string {
  if (n < 1_000) return String(n);
  if (n < 10_000) return `${Math.floor(n / 1_000)},${String(n % 1_000).padStart(3, "0")}`;
  const [unit, word] = locale === "en" ? [1_000, "k"] : [10_000, "万"];
  const value = n / unit;
  return `${value >= 10 ? Math.floor(value) : Math.floor(value * 10) / 10}${word}`;
}
