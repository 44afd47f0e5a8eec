"use client";

import { mapColours } from "@/server/places/rules/map-colours.ts";
import { useEngine, useMapHere } from "./map-context.ts";
import { CITY } from "./styles/shared.ts";
import { useTheme } from "./use-theme.ts";

/** The edge of the ward that is looked at, drawn stronger than the others. */
export function WardOutline(props: { slug: string }) {
  const { Layer } = useEngine();
  const map = useMapHere();
  const theme = useTheme();
  // Mapbox's own style has no such source.
  if (!map?.getSource(CITY)) return null;
  return (
    <Layer
      id="ward-chosen"
      type="line"
      source={CITY}
      beforeId={map.getLayer("ward-name") ? "ward-name" : undefined}
      filter={["all", ["==", ["get", "k"], "ward"], ["==", ["get", "slug"], props.slug]]}
      layout={{ "line-join": "round" }}
      paint={{ "line-color": mapColours[theme].words.ward, "line-width": 2.5 }}
    />
  );
}
