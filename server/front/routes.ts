/** A page that shows everybody who is not signed in the same. `path` is without the locale. */
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

const LONGEST_KEY = 500;

/**
 * @param internalPath with the locale first, as in `/ja/reports/1`.
 * @returns the key a page is kept under, its address with the query keys in order; null for a page
 * that must not be kept.
 */
export function keepKey(internalPath: string, query: URLSearchParams): string | null {
  const path = internalPath.replace(/^\/[^/]+/, "") || "/";
  const page = PUBLIC_PAGES.find((one) => one.path.test(path));
  if (!page) return null;
  const keys = [...new Set(query.keys())];
  if (!keys.every((name) => page.query.includes(name))) return null;
  const pairs = keys
    .sort()
    .flatMap((name) => query.getAll(name).map((value) => `${name}=${encodeURIComponent(value)}`));
  const key = pairs.length > 0 ? `${internalPath}?${pairs.join("&")}` : internalPath;
  return key.length > LONGEST_KEY ? null : key;
}
