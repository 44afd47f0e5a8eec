/** Parts that render reports in the browser (`found-parts.tsx`). */
export type FoundParts = typeof import("./found-parts.tsx");

/** Fetches them; the browser keeps what it has fetched. */
export const loadParts = (): Promise<FoundParts> => import("./found-parts.tsx");
