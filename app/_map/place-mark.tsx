"use client";

import { useMemo } from "react";
import { mapColours } from "@/server/places/rules/map-colours.ts";
import { useEngine } from "./map-context.ts";
import type { LngLat } from "./setup.ts";
import { useTheme } from "./use-theme.ts";

/** A small target on the map: the place that was searched for, or where the reader stands. */
export function PlaceMark(props: { place: LngLat }) {
  const { Source, Layer } = useEngine();
  const theme = useTheme();
  const { lng, lat } = props.place;
  const data = useMemo(
    () => ({
      type: "Feature" as const,
      properties: {},
      geometry: { type: "Point" as const, coordinates: [lng, lat] },
    }),
    [lng, lat],
  );
  const { words, halo } = mapColours[theme];
  return (
    <Source id="place" type="geojson" data={data}>
      <Layer
        id="place-ring"
        type="circle"
        paint={{
          "circle-radius": 16,
          "circle-color": words.ward,
          "circle-opacity": 0.15,
          "circle-stroke-color": words.ward,
          "circle-stroke-width": 2,
        }}
      />
      <Layer
        id="place-dot"
        type="circle"
        paint={{
          "circle-radius": 5,
          "circle-color": words.ward,
          "circle-stroke-color": halo,
          "circle-stroke-width": 2,
        }}
      />
    </Source>
  );
}
