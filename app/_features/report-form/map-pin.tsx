"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useMapHere } from "@/app/_map/map-context.ts";
import { wantsStillness } from "@/app/_map/use-theme.ts";
import { iconAddress } from "@/app/_ui/icon.tsx";
import { useFormTools } from "./form-context.tsx";
import { useStore } from "./store.ts";

const NEAR = 17;
const STEP_METRES = 2;

const arrows: Record<string, [east: number, north: number]> = {
  ArrowLeft: [-STEP_METRES, 0],
  ArrowRight: [STEP_METRES, 0],
  ArrowUp: [0, STEP_METRES],
  ArrowDown: [0, -STEP_METRES],
};

type MapHere = NonNullable<ReturnType<typeof useMapHere>>;

/** Keeps the pin's point over its place while the map moves. */
function useStanding(map: MapHere | undefined, element: { current: HTMLElement | null }) {
  const { place } = useFormTools().place;
  useEffect(() => {
    if (!map) return;
    const stand = () => {
      const { pin } = place.get();
      if (!pin || !element.current) return;
      const { x, y } = map.project([pin.lng, pin.lat]);
      element.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    stand();
    map.on("move", stand);
    const stop = place.subscribe(stand);
    return () => {
      map.off("move", stand);
      stop();
    };
  }, [map, place, element]);
}

/** The map goes where the pin was put, unless it was put there on the map itself. */
function useFollowing(map: MapHere | undefined) {
  const { place } = useFormTools().place;
  const { pin, by } = useStore(place);
  useEffect(() => {
    if (!map || !pin || by === "map") return;
    const zoom = by === "nudge" ? map.getZoom() : Math.max(NEAR, map.getZoom());
    if (by === "nudge" && map.getBounds().contains([pin.lng, pin.lat])) return;
    map.easeTo({ center: [pin.lng, pin.lat], zoom, animate: !wantsStillness() });
  }, [map, pin, by]);
}

/** Picks the pin up with finger or mouse and puts it down elsewhere. */
function useDragging(map: MapHere | undefined) {
  const { put } = useFormTools().place;
  const held = useRef<{ x: number; y: number } | null>(null);
  const placeAt = ({ clientX, clientY }: PointerEvent, hold: { x: number; y: number }) => {
    const box = map?.getContainer().getBoundingClientRect();
    return map?.unproject([clientX - hold.x - (box?.x ?? 0), clientY - hold.y - (box?.y ?? 0)]);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const foot = event.currentTarget.getBoundingClientRect();
      held.current = {
        x: event.clientX - (foot.x + foot.width / 2),
        y: event.clientY - foot.bottom,
      };
      event.currentTarget.setPointerCapture(event.pointerId);
      event.stopPropagation();
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const to = held.current && placeAt(event, held.current);
      if (to) put({ lng: to.lng, lat: to.lat }, "map");
    },
    onPointerUp() {
      held.current = null;
    },
    onPointerCancel() {
      held.current = null;
    },
  };
}

/** The pin on the map: dragged, or moved two metres at a time by the arrow keys. */
export function MapPin() {
  const { place, say } = useFormTools();
  const { pin } = useStore(place.place);
  const map = useMapHere();
  const element = useRef<HTMLButtonElement>(null);
  useStanding(map, element);
  useFollowing(map);
  const dragging = useDragging(map);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    place.nudge(...step);
  };
  return (
    <button
      type="button"
      ref={element}
      className="report-pin"
      hidden={!pin}
      aria-label={say("place.pin")}
      onKeyDown={onKeyDown}
      {...dragging}
    >
      <svg aria-hidden="true" focusable="false">
        <use href={iconAddress("m-recv")} />
      </svg>
    </button>
  );
}
