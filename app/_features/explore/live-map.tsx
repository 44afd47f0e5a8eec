"use client";

import type { ComponentProps, RefObject } from "react";
import { ExploreMap } from "./explore-map.tsx";
import { usePadding } from "./use-padding.ts";
import type { SheetHeight } from "./use-sheet.ts";

type Props = Omit<ComponentProps<typeof ExploreMap>, "padding"> & {
  /** The map's box, and what lies over it: tools above, the sheet below. */
  box: RefObject<HTMLElement | null>;
  tools: RefObject<HTMLElement | null>;
  sheet: SheetHeight;
};

/** The front page's live map; only here is it measured what covers it. */
export function LiveMap({ box, tools, sheet, ...map }: Props) {
  return <ExploreMap {...map} padding={usePadding(box, tools, sheet)} />;
}
