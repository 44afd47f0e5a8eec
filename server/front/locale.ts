/** The first is the one without a prefix in the address. */
export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];
const DEFAULT_LOCALE: Locale = LOCALES[0];

export const LOCALE_COOKIE = "machikado-locale";

export type Route =
  /** Not a page: an API door, an asset, a file of `public/`. */
  | { kind: "pass" }
  /** `to` is a path on this site, without the query. */
  | { kind: "redirect"; status: 307 | 308; to: string }
  /** `internalPath` starts with the locale, as `app/[locale]` expects it. */
  | { kind: "page"; locale: Locale; internalPath: string };

const isLocale = (word: string | undefined): word is Locale =>
  LOCALES.some((locale) => locale === word);

function isNotPage(path: string): boolean {
  return /^\/(?:api|_next|\.well-known)(?:\/|$)/.test(path) || /\.[a-z0-9]{1,12}$/i.test(path);
}

/**
 * Which page an address means, and in which language: `/x` is Japanese, `/en/x` English, `/ja/x`
 * goes to `/x`. The cookie counts on `/` alone, so that an address always shows the same page.
 *
 * @param path as sent, still percent-encoded, starting with a slash.
 */
export function routeOf(path: string, localeCookie: string | undefined): Route {
  if (isNotPage(path)) return { kind: "pass" };
  // `//host` and `/\host` would lead away from this site when they end up in a Location header.
  const clean = path.replace(/[/\\]+/g, "/").replace(/(.)\/$/, "$1");
  const [, first, ...rest] = clean.split("/");
  if (first === DEFAULT_LOCALE) return { kind: "redirect", status: 308, to: `/${rest.join("/")}` };
  if (clean !== path) return { kind: "redirect", status: 308, to: clean };
  if (isLocale(first)) return { kind: "page", locale: first, internalPath: path };
  if (path === "/" && isLocale(localeCookie) && localeCookie !== DEFAULT_LOCALE) {
    return { kind: "redirect", status: 307, to: `/${localeCookie}` };
  }
  const internalPath = path === "/" ? `/${DEFAULT_LOCALE}` : `/${DEFAULT_LOCALE}${path}`;
  return { kind: "page", locale: DEFAULT_LOCALE, internalPath };
}

/** The language of the page a form was on, for an answer to an address that has none. */
export function localeOfReferer(referer: string | undefined): Locale {
  const first = /^https?:\/\/[^/]+\/([^/?#]+)/.exec(referer ?? "")?.[1];
  return isLocale(first) ? first : DEFAULT_LOCALE;
}
