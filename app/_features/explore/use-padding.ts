import { type RefObject, useEffect, useState } from "react";
import type { Padding } from "@/app/_map/setup.ts";
import { type SheetHeight, sheetPixels } from "./use-sheet.ts";

const PHONE = "(max-width: 59.99rem)";
const NONE: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
/** Names and marks may show through under the search box: a phone has little room. */
const SHARE_OF_TOOLS = 0.6;

/**
 * What covers the map: on a phone the search box above and the sheet below, on a desk nothing. The
 * whole list covers it all; the map then waits as it was.
 */
export function usePadding(
  map: RefObject<HTMLElement | null>,
  tools: RefObject<HTMLElement | null>,
  sheet: SheetHeight,
): Padding {
  const [padding, setPadding] = useState(NONE);
  useEffect(() => {
    const measure = () => {
      if (!matchMedia(PHONE).matches) return setPadding(NONE);
      if (sheet === "full") return;
      const top = (tools.current?.clientHeight ?? 0) * SHARE_OF_TOOLS;
      const bottom = sheetPixels(sheet, map.current?.clientHeight ?? 0);
      setPadding({ ...NONE, top: Math.round(top), bottom: Math.round(bottom) });
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [map, tools, sheet]);
  return padding;
}
