import "./explore.css";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { useCountWords } from "./count-words.ts";
import { useShared } from "./explore-shared.ts";
import type { Facets } from "./facets.ts";
import { valuesOf, withQuery } from "./filter-query.ts";
import { SheetHead } from "./sheet-head.tsx";
import type { Picked } from "./use-pick.ts";
import type { useSheet } from "./use-sheet.ts";

type PanelProps = {
  box: RefObject<HTMLElement | null>;
  sheet: ReturnType<typeof useSheet>;
  query: string;
  state: "still" | "busy" | "failed";
  facets: Facets;
  cityName: string;
  picked: Picked | null;
  onBack: () => void;
  onRetry: () => void;
  /** The list as the server rendered it, until another filter is asked for. */
  children: ReactNode;
};

function Heading({ query, facets, cityName }: PanelProps) {
  const t = useTranslations("explore");
  const countWords = useCountWords();
  const { found } = useShared();
  const [slug] = valuesOf(found.query, "ward");
  const ward = facets.wards.find((one) => one.slug === slug);
  const title = ward ? t("titleWard", { ward: ward.name }) : t("titleCity", { city: cityName });
  return (
    <>
      <h1>
        {title} <span role="status">{countWords(found.count)}</span>
      </h1>
      <p className="ui-meta">
        {t("newestFirst")}
        <span aria-hidden="true">・</span>
        <Link href={withQuery("/reports", query)}>{t("onlyList")}</Link>
      </p>
    </>
  );
}

/** The list beside the map on a desk, over it as a sheet on a phone. */
export function Panel(props: PanelProps) {
  const { picked, state } = props;
  const t = useTranslations("explore");
  const { found, words, now } = useShared();
  return (
    <section className="explore-sheet" aria-label={t("list")} ref={props.box}>
      <SheetHead sheet={props.sheet}>
        <Heading {...props} />
      </SheetHead>
      <div className="explore-scroll" aria-busy={state === "busy" || undefined}>
        {state === "failed" ? (
          <Notice tone="error" live="alert">
            <p>{t("failed")}</p>
            <Button variant="outline" size="sm" onClick={props.onRetry}>
              {t("retry")}
            </Button>
          </Notice>
        ) : null}
        {picked?.parts ? (
          <picked.parts.PickedCards picked={picked} words={words} now={now} onBack={props.onBack} />
        ) : null}
        {found.parts && found.cards ? (
          <found.parts.FoundList cards={found.cards} />
        ) : (
          props.children
        )}
      </div>
    </section>
  );
}
