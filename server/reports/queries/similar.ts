import type { Context } from "@/server/core/context.ts";
import { bigrams, fold } from "@/server/core/search-text.ts";
import type { ReportCard } from "./card.ts";
import { reportsNear } from "./report-page.ts";

const SIMILAR_METRES = 150;
const LOOKED_AT = 30;
const SHOWN = 3;

/** Share of bigrams that two texts have in common, 0 to 1 (Dice). */
export function likeness(a: string, b: string): number {
  const left = new Set(bigrams(fold(a)));
  const right = new Set(bigrams(fold(b)));
  if (!left.size || !right.size) return 0;
  const shared = [...left].filter((gram) => right.has(gram)).length;
  return (2 * shared) / (left.size + right.size);
}

/**
 * Open public reports that may be about the same thing: near, and of the same category or in
 * similar words. Shown while writing.
 */
export async function similarReports(
  ctx: Context,
  draft: { place: { lng: number; lat: number }; categoryCode: string; title: string },
): Promise<(ReportCard & { metres: number })[]> {
  const near = await reportsNear(ctx, draft.place, {
    metres: SIMILAR_METRES,
    limit: LOOKED_AT,
    openOnly: true,
  });
  const score = (card: ReportCard & { metres: number }) =>
    (card.category.code === draft.categoryCode ? 0.5 : 0) +
    likeness(card.title, draft.title) -
    card.metres / (SIMILAR_METRES * 4);
  return near
    .map((card) => ({ card, score: score(card) }))
    .filter((one) => one.score > 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map((one) => one.card);
}
