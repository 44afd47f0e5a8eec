"use client";

import { useTranslations } from "next-intl";
import { ExploreMap } from "@/app/_features/explore/explore-map.tsx";
import { usePick } from "@/app/_features/explore/use-pick.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { WardMapProps } from "./ward-map.tsx";

/** The live map of a ward; what is chosen on it shows as a card upon it. */
export function WardMapLive(props: WardMapProps) {
  const t = useTranslations("explore");
  const { picked, pick, showSpot, clear } = usePick(null);
  const cards = picked?.kind === "one" ? [picked.card] : (picked?.cards ?? []);
  const shown = cards.flatMap((card) => card ?? []);
  const now = new Date(props.now);
  return (
    <>
      <ExploreMap
        setup={props.setup}
        start={{ bounds: props.bounds }}
        query={props.query}
        fixedWard={props.ward}
        selected={picked?.kind === "one" ? picked.number : null}
        target={null}
        cooperative
        onPick={pick}
        onSpot={showSpot}
        newestWords={t("newestOnMap", { n: 2_000 })}
      />
      {shown.length > 0 ? (
        <section className="ward-picked" aria-label={t("picked")}>
          <IconButton icon="close" label={t("closePicked")} float onClick={clear} />
          <Rows>
            {shown.map((card) => (
              <li key={card.number}>
                <ReportRow card={card} words={props.words} now={now} />
              </li>
            ))}
          </Rows>
        </section>
      ) : null}
    </>
  );
}
