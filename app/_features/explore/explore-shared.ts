"use client";

import { createContext, useContext } from "react";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import type { Found } from "./use-reports.ts";

/** What the parts of the front page know of the list, wherever they were rendered. */
export type Shared = {
  found: Found;
  words: CityWords;
  now: Date;
  /** What the filter's button says once it is known how many there would be. */
  showWords: string | null;
  /** Adds the next page; tells how many came. */
  more: () => Promise<number>;
};

const SharedContext = createContext<Shared | null>(null);
export const SharedProvider = SharedContext.Provider;

/** For parts that stand inside `Explore`. */
export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (!shared) throw new Error("this part stands inside Explore");
  return shared;
}
