import { useTranslations } from "next-intl";

export type Count = { count: number; more: boolean };

/** How many there are, in words; counting stops at ten thousand. */
export function useCountWords() {
  const t = useTranslations("explore");
  return ({ count, more }: Count) => (more ? t("countOver") : t("count", { n: count }));
}
