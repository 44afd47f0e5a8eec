import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { cityTimeZone, isLocale, localeRow } from "./locales.ts";
import { messagesOf } from "./messages.ts";

/**
 * Gives the named namespaces to the client parts inside it, and nothing else: without it no words
 * and no formatter are sent to the browser. Put it close around the part that needs it.
 */
export async function ClientMessages(props: { namespaces: string[]; children: ReactNode }) {
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : localeRow(asked).id;
  const all = messagesOf(locale);
  const picked = Object.fromEntries(
    props.namespaces.flatMap((name) => (all[name] ? [[name, all[name]]] : [])),
  );
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={picked}
      timeZone={cityTimeZone}
      formats={null}
      now={undefined}
    >
      {props.children}
    </NextIntlClientProvider>
  );
}
