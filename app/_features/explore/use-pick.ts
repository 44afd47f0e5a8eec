import { useEffect, useRef, useState } from "react";
import { rowId } from "@/app/_features/reports/row-id.ts";
import { wantsStillness } from "@/app/_map/use-theme.ts";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import { type FoundParts, loadParts } from "./load-parts.ts";

/** What was chosen on the map: one report, or those that lie at one place. */
export type Picked =
  | { kind: "one"; number: string; card: ReportCard | null; parts: FoundParts | null }
  | { kind: "spot"; numbers: string[]; cards: ReportCard[]; parts: FoundParts };

/** So many of one place are fetched; more would be a list of its own. */
const MAX_AT_SPOT = 30;

async function cardsOf(numbers: string[]) {
  const [parts, { reports }] = await Promise.all([loadParts(), trpc()]);
  const asked = numbers.slice(0, MAX_AT_SPOT).map((number) => reports.card.query(number));
  // One that was taken down meanwhile must not hide the others.
  const answers = await Promise.allSettled(asked);
  const cards: ReportCard[] = answers.flatMap((answer) =>
    answer.status === "fulfilled" ? answer.value : [],
  );
  return { parts, cards };
}

/** The row of a report in the list, not among what was picked. */
const listedRow = (number: string) =>
  document.querySelector<HTMLElement>(`.explore-results #${rowId(number)}`);

/** Marks the row of what is picked and brings it into view; again when another list stands there. */
function useMarkedRow(number: string | null, list: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows.
  useEffect(() => {
    const row = number ? listedRow(number) : null;
    row?.toggleAttribute("data-selected", true);
    return () => row?.removeAttribute("data-selected");
  }, [number, list]);
  useEffect(() => {
    if (!number) return;
    document.getElementById(rowId(number))?.scrollIntoView({
      block: "nearest",
      behavior: wantsStillness() ? "auto" : "smooth",
    });
  }, [number]);
}

/**
 * Keeps map and list together: what is chosen in one is shown in the other. `list` is whatever
 * changes with the list's rows.
 */
export function usePick(list: unknown) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const latest = useRef<string | null>(null);

  const pick = async (number: string) => {
    latest.current = number;
    setPicked({ kind: "one", number, card: null, parts: null });
    if (listedRow(number)) return;
    const { parts, cards } = await cardsOf([number]);
    const [card] = cards;
    if (latest.current === number && card) setPicked({ kind: "one", number, card, parts });
  };
  const showSpot = async (numbers: string[]) => {
    const key = numbers.join();
    latest.current = key;
    const { parts, cards } = await cardsOf(numbers);
    if (latest.current === key) setPicked({ kind: "spot", numbers, cards, parts });
  };
  const clear = () => {
    latest.current = null;
    setPicked(null);
  };

  useMarkedRow(picked?.kind === "one" ? picked.number : null, list);
  return { picked, pick, showSpot, clear };
}
