"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useState } from "react";
import { writeListKey } from "@/app/_features/reports/list-key.ts";
import { PaginationByKey } from "@/app/_ui/pagination-by-key.tsx";
import { useShared } from "./explore-shared.ts";
import { withQuery } from "./filter-query.ts";

/** Rows that came after the first page; they stand at the end of its list. */
export function LaterRows() {
  const { found, words, now } = useShared();
  if (!found.parts) return null;
  const { CardRows } = found.parts;
  return <CardRows cards={found.later} words={words} now={now} />;
}

/** The next page: a link without script, more rows in place with it. */
export function More() {
  const t = useTranslations("explore");
  const { found, more } = useShared();
  const [said, setSaid] = useState("");
  if (!found.next) return <p role="status">{said}</p>;
  const params = new URLSearchParams(found.query);
  params.set("after", writeListKey(found.next));
  const load = async (event: MouseEvent) => {
    if (!(event.target as Element).closest("a") || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const last = event.currentTarget.parentElement?.querySelector("ul")?.lastElementChild;
    const n = await more();
    setSaid(n > 0 ? t("moreLoaded", { n }) : "");
    last?.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is taken over; it stays a link.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click as well.
    <div onClick={load}>
      <PaginationByKey href={withQuery("/reports", params.toString())} />
      <p role="status" className="ui-hidden">
        {said}
      </p>
    </div>
  );
}

/** The words of the filter's button: how many it would find, once that is known. */
export function ShowWords(props: { children: ReactNode }) {
  return useShared().showWords ?? props.children;
}
