import { type PointerEvent, type RefObject, useState } from "react";

/** How far a phone's list is drawn up over the map. */
export type SheetHeight = "peek" | "half" | "full";

const order: SheetHeight[] = ["peek", "half", "full"];
/** Shares of the room, as in `explore.css`; a drag ends at the nearest. */
const shares: Record<SheetHeight, number> = { peek: 0.16, half: 0.45, full: 1 };
const DRAG_PX = 8;
const PEEK_PX = 100;

/** How high the sheet stands in a room so many pixels high. */
export const sheetPixels = (height: SheetHeight, room: number) =>
  height === "peek" ? PEEK_PX : shares[height] * room;

/**
 * The bottom sheet of a phone: three heights, by button or by dragging its head. It never covers the
 * map for good: at its full height the same button draws it down.
 */
export function useSheet(box: RefObject<HTMLElement | null>) {
  const [height, setHeight] = useState<SheetHeight>("half");
  const [drag, setDrag] = useState<{ from: number; start: number; now: number } | null>(null);

  const room = () => box.current?.parentElement?.clientHeight ?? 1;
  const grown = drag ? drag.start + (drag.from - drag.now) : null;
  const step = () =>
    setHeight(height === "full" ? "half" : (order[order.indexOf(height) + 1] ?? "full"));

  const down = (event: PointerEvent<HTMLElement>) => {
    if ((event.target as Element).closest("a, input")) return;
    const start = box.current?.clientHeight ?? 0;
    setDrag({ from: event.clientY, start, now: event.clientY });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!drag) return;
    // Captured only once it is a drag, or a press of the button would be lost.
    if (Math.abs(event.clientY - drag.from) > DRAG_PX)
      event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ ...drag, now: event.clientY });
  };
  const up = () => {
    if (drag && grown !== null && Math.abs(drag.now - drag.from) > DRAG_PX) {
      const share = grown / room();
      const nearest = [...order].sort(
        (a, b) => Math.abs(shares[a] - share) - Math.abs(shares[b] - share),
      )[0];
      setHeight(nearest ?? "half");
    }
    setDrag(null);
  };
  const moved = drag !== null && Math.abs(drag.now - drag.from) > DRAG_PX;
  return {
    height,
    setHeight,
    step,
    /** While it is dragged: its height in pixels. */
    dragged: moved && grown !== null ? Math.max(60, Math.min(room(), grown)) : null,
    handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up },
  };
}
