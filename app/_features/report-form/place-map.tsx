"use client";

import { useMemo } from "react";
import { MapSurface } from "@/app/_map/map-surface.tsx";
import type { MapSetup } from "@/app/_map/setup.ts";
import { useFormTools } from "./form-context.tsx";
import { MapPin } from "./map-pin.tsx";

const NEAR = 17;

/** The map that the pin stands on. Load it lazily: it brings the map library along. */
export default function PlaceMap(props: { setup: MapSetup }) {
  const tools = useFormTools();
  const { place, put } = tools.place;
  const setup = useMemo(
    () => ({
      ...props.setup,
      words: {
        ...props.setup.words,
        region: tools.say("place.map"),
        canvas: tools.say("place.canvas"),
      },
    }),
    [props.setup, tools],
  );
  const start = useMemo(() => {
    const { pin } = place.get();
    return pin ? { ...pin, zoom: NEAR } : { bounds: props.setup.bounds };
  }, [place, props.setup]);
  return (
    <MapSurface
      setup={setup}
      start={start}
      cooperative
      onClick={({ lngLat }) => put({ lng: lngLat.lng, lat: lngLat.lat }, "map")}
      onLocated={(here) => {
        tools.here.set(here);
        put(here, "me");
      }}
    >
      <MapPin />
    </MapSurface>
  );
}
