import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { clientWords } from "./client-words.ts";
import { cityTimeZone, isLocale, localeRow } from "./locales.ts";

/**
 * Gives the named namespaces (`explore`) or parts of one (`report.row`) to the client parts inside
 * it, and nothing else: without it no words and no formatter are sent to the browser. Put it close
 * around the part that needs it.
 */
export async function ClientMessages(props: { namespaces: string[]; children: ReactNode }) {
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : localeRow(asked).id;
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={clientWords(locale, props.namespaces)}
      timeZone={cityTimeZone}
      formats={null}
      now={undefined}
    >
      {props.children}
    </NextIntlClientProvider>
  );
}
