import { useCallback, useEffect, useRef, useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import type { ListKey } from "@/server/reports/schema.ts";
import { filterOf, tidyQuery, withQuery } from "./filter-query.ts";
import type { Count } from "./results.tsx";

export type Found = { query: string; cards: ReportCard[]; next: ListKey | null; count: Count };

const currentQuery = () => tidyQuery(new URLSearchParams(location.search));

async function fetchFound(query: string): Promise<Found> {
  const { reports } = await trpc();
  const filter = filterOf(query);
  const [page, count] = await Promise.all([
    reports.list.query({ filter, after: null }),
    reports.count.query(filter),
  ]);
  return { query, ...page, count };
}

/**
 * What the filter in the address finds, beginning with what the server rendered. A change writes
 * the address and fetches list and count; back and forward do the same without writing.
 */
export function useReports(initial: Found) {
  const [found, setFound] = useState(initial);
  const [query, setQuery] = useState(initial.query);
  const [state, setState] = useState<"still" | "busy" | "failed">("still");
  const latest = useRef(initial.query);

  const load = useCallback(async (wanted: string) => {
    latest.current = wanted;
    setQuery(wanted);
    setState("busy");
    try {
      const next = await fetchFound(wanted);
      if (latest.current !== wanted) return;
      setFound(next);
      setState("still");
    } catch {
      if (latest.current === wanted) setState("failed");
    }
  }, []);

  useEffect(() => {
    const onPop = () => {
      const wanted = currentQuery();
      if (wanted !== latest.current) load(wanted);
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, [load]);

  const apply = (wanted: string) => {
    if (wanted === latest.current && state !== "failed") return;
    history.pushState(null, "", withQuery(location.pathname, wanted) + location.hash);
    load(wanted);
  };

  /** Adds the next page; tells how many came. */
  const more = async (): Promise<number> => {
    if (!found.next || state === "busy") return 0;
    setState("busy");
    try {
      const { reports } = await trpc();
      const page = await reports.list.query({ filter: filterOf(found.query), after: found.next });
      if (latest.current !== found.query) return 0;
      setFound({ ...found, cards: [...found.cards, ...page.cards], next: page.next });
      setState("still");
      return page.cards.length;
    } catch {
      setState("failed");
      return 0;
    }
  };

  return { found, query, state, apply, more };
}
