/** What Next hands a page as its query. */
export type PageQuery = Record<string, string | string[] | undefined>;

/** The same as URL parameters. */
export function urlQuery(query: PageQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) params.append(key, one);
  }
  return params;
}
