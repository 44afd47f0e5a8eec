import { placeWords } from "@/server/places/rules/town.ts";

type Placed = { ward: { name: Record<string, string> }; townName: string | null };

/** A name kept in several languages, in the reader's. */
export function nameIn(locale: string, name: Readonly<{ ja?: string; en?: string }>): string {
  const texts: Record<string, string | undefined> = { ...name };
  return texts[locale] ?? texts.ja ?? "";
}

/**
 * Where a report is, in words. Only a 丁目 says that an outline held the place; else it is 付近.
 */
export function placeLine({ ward, townName }: Placed, locale: string): string {
  const { ja = "", en = ja } = ward.name;
  const parts = { ward: { ja, en, kana: "" }, town: townName, exact: /丁目$/.test(townName ?? "") };
  return placeWords(parts, locale === "en" ? "en" : "ja");
}
