import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import type { ListKey } from "@/server/reports/schema.ts";
import type { Count } from "./count-words.ts";
import { filterOf, tidyQuery, withQuery } from "./filter-query.ts";
import { type FoundParts, loadParts } from "./load-parts.ts";

/** What the server found and rendered: the page after it and how many there are. */
export type FirstFound = { query: string; next: ListKey | null; count: Count };

export type Found = FirstFound & {
  /** The first page of another filter; null while the page's own list stands there. */
  cards: ReportCard[] | null;
  /** Pages after it. */
  later: ReportCard[];
  /** What these are rendered with. */
  parts: FoundParts | null;
};

const currentQuery = () => tidyQuery(new URLSearchParams(location.search));

async function fetchFound(query: string): Promise<Found> {
  const [parts, { reports }] = await Promise.all([loadParts(), trpc()]);
  const filter = filterOf(query);
  const [page, count] = await Promise.all([
    reports.list.query({ filter, after: null }),
    reports.count.query(filter),
  ]);
  return { query, ...page, count, later: [], parts };
}

async function fetchNext(query: string, after: ListKey) {
  const [parts, { reports }] = await Promise.all([loadParts(), trpc()]);
  return { parts, ...(await reports.list.query({ filter: filterOf(query), after })) };
}

/**
 * What the filter in the address finds, beginning with what the server rendered. A change writes
 * the address and fetches list and count; back and forward do the same without writing.
 */
export function useReports(first: FirstFound) {
  const [found, setFound] = useState<Found>({ ...first, cards: null, later: [], parts: null });
  const [query, setQuery] = useState(first.query);
  const [state, setState] = useState<"still" | "busy" | "failed">("still");
  const latest = useRef(first.query);

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

  /** Adds the next page; tells how many came, when they stand there. */
  const more = async (): Promise<number> => {
    if (!found.next || state === "busy") return 0;
    setState("busy");
    try {
      const { parts, cards, next } = await fetchNext(found.query, found.next);
      if (latest.current !== found.query) return 0;
      // At once, so that the first of them can take the focus.
      flushSync(() => {
        setFound({ ...found, later: [...found.later, ...cards], next, parts });
        setState("still");
      });
      return cards.length;
    } catch {
      setState("failed");
      return 0;
    }
  };

  return { found, query, state, apply, more };
}
