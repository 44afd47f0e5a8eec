/** What everybody who is not signed in is shown the same. The `path` of a page is without the locale. */
type PublicPage = { path: RegExp; query: string[] };

const FILTERS = ["category", "state", "ward", "from", "to"];

/**
 * Pages that may be kept, and the query keys each may be kept with: with any other key the page is
 * rendered for the one who asks. Words (`q`) are left out: hardly two people ask for the same.
 */
export const PUBLIC_PAGES: PublicPage[] = [
  { path: /^\/$/, query: FILTERS },
  { path: /^\/reports$/, query: [...FILTERS, "after"] },
  { path: /^\/reports\/[^/]+$/, query: [] },
  { path: /^\/wards$/, query: [] },
  { path: /^\/wards\/[^/]+$/, query: [...FILTERS, "after"] },
  { path: /^\/(?:about|accessibility|privacy)$/, query: [] },
];

/** Answers of other doors that everybody who is not signed in gets the same. */
const PUBLIC_DATA: PublicPage[] = [
  { path: /^\/api\/tiles\/\d+\/\d+\/\d+$/, query: FILTERS },
  { path: /^\/api\/trpc\/reports\.(?:card|count|list)$/, query: ["input", "batch"] },
];

/** Words in what a procedure is asked: again, hardly two people ask for the same. */
const ASKS_FOR_WORDS = /"words":"[^"]/;

const LONGEST_KEY = 500;

function keyOf(one: PublicPage | undefined, address: string, query: URLSearchParams) {
  const keys = [...new Set(query.keys())];
  if (!one || !keys.every((name) => one.query.includes(name))) return null;
  const pairs = keys
    .sort()
    .flatMap((name) => query.getAll(name).map((value) => `${name}=${encodeURIComponent(value)}`));
  const key = pairs.length > 0 ? `${address}?${pairs.join("&")}` : address;
  return key.length > LONGEST_KEY ? null : key;
}

/** @returns the key the answer of a door is kept under; null for one that must not be kept. */
export function dataKey(path: string, query: URLSearchParams): string | null {
  if (ASKS_FOR_WORDS.test(query.get("input") ?? "")) return null;
  return keyOf(
    PUBLIC_DATA.find((one) => one.path.test(path)),
    path,
    query,
  );
}

/**
 * @param internalPath with the locale first, as in `/ja/reports/1`.
 * @returns the key a page is kept under, its address with the query keys in order; null for a page
 * that must not be kept.
 */
export function keepKey(internalPath: string, query: URLSearchParams): string | null {
  const path = internalPath.replace(/^\/[^/]+/, "") || "/";
  return keyOf(
    PUBLIC_PAGES.find((one) => one.path.test(path)),
    internalPath,
    query,
  );
}
