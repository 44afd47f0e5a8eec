import { useEffect, useRef, useState } from "react";
import { rowId } from "@/app/_features/reports/report-row.tsx";
import { wantsStillness } from "@/app/_map/use-theme.ts";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { ReportCard } from "@/server/reports/queries/card.ts";

/** What was chosen on the map: one report, or those that lie at one place. */
export type Picked =
  | { kind: "one"; number: string; card: ReportCard | null }
  | { kind: "spot"; numbers: string[]; cards: ReportCard[] };

/** So many of one place are fetched; more would be a list of its own. */
const MAX_AT_SPOT = 30;

async function cardsOf(numbers: string[]): Promise<ReportCard[]> {
  const { reports } = await trpc();
  const asked = numbers.slice(0, MAX_AT_SPOT).map((number) => reports.card.query(number));
  // One that was taken down meanwhile must not hide the others.
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}

/** Keeps map and list together: what is chosen in one is shown in the other. */
export function usePick(listed: readonly ReportCard[]) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const latest = useRef<string | null>(null);

  const pick = async (number: string) => {
    latest.current = number;
    const known = listed.find((card) => card.number === number);
    setPicked({ kind: "one", number, card: null });
    if (known) return;
    const [card] = await cardsOf([number]);
    if (latest.current === number && card) setPicked({ kind: "one", number, card });
  };
  const showSpot = async (numbers: string[]) => {
    const key = numbers.join();
    latest.current = key;
    const cards = await cardsOf(numbers);
    if (latest.current === key) setPicked({ kind: "spot", numbers, cards });
  };
  const clear = () => {
    latest.current = null;
    setPicked(null);
  };

  const number = picked?.kind === "one" ? picked.number : null;
  useEffect(() => {
    if (!number) return;
    document.getElementById(rowId(number))?.scrollIntoView({
      block: "nearest",
      behavior: wantsStillness() ? "auto" : "smooth",
    });
  }, [number]);
  return { picked, pick, showSpot, clear };
}
