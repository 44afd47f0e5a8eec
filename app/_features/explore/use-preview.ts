import { type FormEvent, useEffect, useRef, useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { Count } from "./count-words.ts";
import { filterOf, tidyQuery } from "./filter-query.ts";

const PAUSE_MS = 300;

/** The query a form would ask. Form fields are texts: there are no files here. */
export const queryOfForm = (form: HTMLFormElement) =>
  tidyQuery(new URLSearchParams(new FormData(form) as unknown as Record<string, string>));

/** Counts, a moment after each change of the filter's form, how many reports it would find. */
export function usePreview(query: string) {
  const [count, setCount] = useState<Count | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef(query);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query makes the count stale.
  useEffect(() => {
    setCount(null);
    return () => clearTimeout(timer.current);
  }, [query]);

  const onChange = (event: FormEvent) => {
    const { form } = event.target as HTMLInputElement | HTMLSelectElement;
    if (!form) return;
    const asked = queryOfForm(form);
    wanted.current = asked;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      try {
        const { reports } = await trpc();
        const next = await reports.count.query(filterOf(asked));
        if (wanted.current === asked) setCount(next);
      } catch {
        setCount(null);
      }
    }, PAUSE_MS);
  };
  return { count, onChange };
}
