import { locale as routeLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { cityTimeZone, defaultLocale, isLocale } from "./locales.ts";
import { messagesOf } from "./messages.ts";

/**
 * Tells next-intl the language: the one asked for by name, else the `[locale]` of the address, so
 * that no page has to announce it. Route handlers must name it: `getTranslations({ locale })`.
 */
export default getRequestConfig(async ({ locale: named }) => {
  const asked = named ?? (await routeLocale());
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, messages: messagesOf(locale), timeZone: cityTimeZone };
});
