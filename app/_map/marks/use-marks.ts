import { useCallback, useEffect, useRef, useState } from "react";
import type { MapRef } from "react-map-gl/maplibre";
import { TILE_LAYER } from "@/server/reports/rules/tile-encoding.ts";
import { type Mark, mergeMarks, type Spot, spotsOf } from "./merge-marks.ts";

export const REPORTS = "reports";

/** Spots of the tiles in view, when all of them are there; null while some are on their way. */
function spotsInTiles(map: MapRef): Spot[] | null {
  if (!map.getSource(REPORTS) || !map.isSourceLoaded(REPORTS)) return null;
  return spotsOf(map.querySourceFeatures(REPORTS, { sourceLayer: TILE_LAYER }));
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]) =>
  a.length === b.length &&
  a.every((mark, i) => {
    const other = b[i];
    return (
      other &&
      mark.lng === other.lng &&
      mark.lat === other.lat &&
      mark.n === other.n &&
      mark.number === other.number &&
      mark.groups.join() === other.groups.join()
    );
  });

/**
 * What the map shows now. With `points` (the newest hits of a search) these, else what the tiles
 * bring; gathered anew whenever tiles have come or the zoom has changed.
 */
export function useMarks(map: MapRef | undefined, points: readonly Spot[] | null): Mark[] {
  const [marks, setMarks] = useState<Mark[]>([]);
  const known = useRef<Mark[]>([]);
  const gather = useCallback(() => {
    const spots = points ?? (map && spotsInTiles(map));
    if (!map || !spots) return;
    const next = mergeMarks(spots, map.getZoom());
    if (sameMarks(next, known.current)) return;
    known.current = next;
    setMarks(next);
  }, [map, points]);

  useEffect(() => {
    if (!map) return;
    const onData = (event: { sourceId?: string }) => {
      if (event.sourceId === REPORTS) gather();
    };
    const events = ["moveend", "idle"] as const;
    for (const event of events) map.on(event, gather);
    map.on("sourcedata", onData);
    gather();
    return () => {
      for (const event of events) map.off(event, gather);
      map.off("sourcedata", onData);
    };
  }, [map, gather]);
  return marks;
}
