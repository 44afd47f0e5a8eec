import { type Locale, localeRow, locales } from "./locales.ts";

/**
 * An address of this site in a language: `/reports/x` becomes `/en/reports/x`; Japanese has no
 * prefix. Addresses of other sites, anchors, query-only links and doors without a language
 * (`/api/…`, files) come back unchanged.
 */
export function localePath(locale: string, href: string): string {
  if (!href.startsWith("/") || href.startsWith("//")) return href;
  if (/^\/(api|_next|brand)\//.test(href)) return href;
  const { prefix } = localeRow(locale);
  return prefix && /^\/($|[?#])/.test(href) ? prefix + href.slice(1) : prefix + href;
}

/** Splits `/en/reports/x?y` into its language and `/reports/x?y`. */
export function splitLocale(path: string): { locale: Locale; path: string } {
  for (const row of locales) {
    // The inner address of the default language (`/ja/…`) is recognised too.
    for (const prefix of new Set([row.prefix, `/${row.id}`])) {
      if (!prefix || !path.startsWith(prefix)) continue;
      const rest = path.slice(prefix.length);
      if (rest === "" || /^[/?#]/.test(rest)) {
        // One slash only: `/en//host` must not become an address of another site.
        return { locale: row.id, path: `/${rest.replace(/^\/+/, "")}` };
      }
    }
  }
  return { locale: locales[0].id, path };
}

/**
 * A path of this site to go back to, or `/` for anything that could lead elsewhere
 * (`//host`, `/\host`, full addresses, control characters).
 */
export function safePath(raw: string | null | undefined): string {
  if (!raw?.startsWith("/") || raw.length > 2000) return "/";
  const base = "http://site.invalid";
  const url = URL.canParse(raw, base) ? new URL(raw, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
