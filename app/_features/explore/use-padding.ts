import { type RefObject, useEffect, useState } from "react";
import type { Padding } from "@/app/_map/setup.ts";
import { type SheetHeight, sheetPixels } from "./use-sheet.ts";

const PHONE = "(max-width: 59.99rem)";
const NONE: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
/** Names and marks may show through under the search box: a phone has little room. */
const SHARE_OF_TOOLS = 0.6;

type Box = RefObject<HTMLElement | null>;

function paddingNow(map: Box, tools: Box, sheet: Exclude<SheetHeight, "full">): Padding {
  if (!matchMedia(PHONE).matches) return NONE;
  const top = (tools.current?.clientHeight ?? 0) * SHARE_OF_TOOLS;
  const bottom = sheetPixels(sheet, map.current?.clientHeight ?? 0);
  return { ...NONE, top: Math.round(top), bottom: Math.round(bottom) };
}

/**
 * What covers the map: on a phone the search box above and the sheet below, on a desk nothing. The
 * whole list covers it all; the map then waits as it was. For a part that comes after the page: it
 * measures while it is rendered.
 */
export function usePadding(map: Box, tools: Box, sheet: SheetHeight): Padding {
  const [padding, setPadding] = useState(() =>
    paddingNow(map, tools, sheet === "full" ? "half" : sheet),
  );
  useEffect(() => {
    if (sheet === "full") return;
    const measure = () =>
      setPadding((before) => {
        const next = paddingNow(map, tools, sheet);
        return next.top === before.top && next.bottom === before.bottom ? before : next;
      });
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [map, tools, sheet]);
  return padding;
}
