import { useEffect, useRef, useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { FoundPlace } from "@/server/places/queries.ts";

const PAUSE_MS = 180;

/** Places by name while somebody types; null before anything was asked. */
export function usePlaceSearch() {
  const [places, setPlaces] = useState<FoundPlace[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef("");

  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (text: string) => {
    const wanted = text.trim();
    latest.current = wanted;
    clearTimeout(timer.current);
    if (!wanted) return setPlaces(null);
    timer.current = setTimeout(async () => {
      try {
        const found = await (await trpc()).places.search.query(wanted);
        if (latest.current === wanted) setPlaces(found);
      } catch {
        // Without places the words can still be looked for.
        if (latest.current === wanted) setPlaces([]);
      }
    }, PAUSE_MS);
  };
  const forget = () => {
    latest.current = "";
    clearTimeout(timer.current);
    setPlaces(null);
  };
  return { places, ask, forget };
}
