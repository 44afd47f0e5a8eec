/**
 * One row per language on screen. A new language is a row here and a folder in `messages`.
 * `id`: folder of messages and value of the cookie; `lang`: the attribute for readers and screen
 * readers; `prefix`: what stands before a path in the address; `dates`: how days are written.
 */
export const locales = [
  { id: "ja", lang: "ja", dir: "ltr", label: "日本語", prefix: "", dates: "ja" },
  { id: "en", lang: "en", dir: "ltr", label: "English", prefix: "/en", dates: "en" },
] as const;

export type LocaleRow = (typeof locales)[number];
export type Locale = LocaleRow["id"];

export const defaultLocale: Locale = "ja";
export const localeCookie = "machikado-locale";

/** Days on screen are the city's, whatever zone the server or the reader is in. */
export const cityTimeZone = "Asia/Tokyo";

/** Is this the id of a language we have? */
export function isLocale(value: string | null | undefined): value is Locale {
  return locales.some((row) => row.id === value);
}

/** The row of a language; an unknown id gets the default language. */
export function localeRow(id: string): LocaleRow {
  return locales.find((row) => row.id === id) ?? locales[0];
}
