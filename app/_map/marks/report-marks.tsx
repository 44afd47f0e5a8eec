"use client";

import { useEffect, useMemo, useState } from "react";
import type { MapRef } from "react-map-gl/maplibre";
import { TILE_LAYER } from "@/server/reports/rules/tile-encoding.ts";
import { useEngine, useMapHere } from "../map-context.ts";
import { useTheme } from "../use-theme.ts";
import { drawMark, loadPins, PIXEL_RATIO, pinImage, ringImage } from "./mark-images.ts";
import { groupOf, type Mark, type Spot } from "./merge-marks.ts";
import { shortCount } from "./ring.ts";
import { REPORTS, useMarks } from "./use-marks.ts";

/** The layer that clicks are read from: give it to `MapSurface` as `clickable`. */
export const MARKS_LAYER = "marks";

/** Images are drawn when the map misses them; it forgets them when its style changes. */
function useMarkImages(map: MapRef | undefined): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let wanted = true;
    loadPins().then(
      () => wanted && setReady(true),
      // Gatherings can be drawn without the sprite.
      () => wanted && setReady(true),
    );
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => {
    const instance = map?.getMap();
    if (!instance) return;
    const add = ({ id }: { id: string }) => {
      const image = instance.hasImage(id) ? null : drawMark(id);
      if (image) instance.addImage(id, image, { pixelRatio: PIXEL_RATIO });
    };
    instance.on("styleimagemissing", add);
    return () => {
      instance.off("styleimagemissing", add);
    };
  }, [map]);
  return ready;
}

/** Images that no mark shows any more are given back, or a long walk over the map fills memory. */
function useTidyImages(map: MapRef | undefined, shown: ReadonlySet<string>): void {
  useEffect(() => {
    const instance = map?.getMap();
    if (!instance) return;
    const tidy = () => {
      for (const id of instance.listImages()) {
        if (id.startsWith("ring/") && !shown.has(id)) instance.removeImage(id);
      }
    };
    const timer = setTimeout(tidy, 5_000);
    return () => clearTimeout(timer);
  }, [map, shown]);
}

const pointFeature = (mark: Mark, properties: Record<string, unknown>) => ({
  type: "Feature" as const,
  properties,
  geometry: { type: "Point" as const, coordinates: [mark.lng, mark.lat] },
});

const layout = {
  "icon-image": ["get", "image"],
  "icon-anchor": ["get", "anchor"],
  "icon-allow-overlap": true,
  "icon-padding": 0,
  "symbol-sort-key": ["get", "order"],
} as const;

/**
 * Reports on the map: tiles of the filter (or `points`), gathered where they would overlap. Stands
 * inside `MapSurface`; `onMarks` is told what is shown, so that clicks find their mark by `index`.
 */
export function ReportMarks(props: {
  /** Query of the filter, as in the page's address. */
  query: string;
  points: readonly Spot[] | null;
  selected: string | null;
  locale: string;
  onMarks: (marks: Mark[]) => void;
}) {
  const { query, points, selected, locale, onMarks } = props;
  const { Source, Layer } = useEngine();
  const map = useMapHere();
  const theme = useTheme();
  const marks = useMarks(map, points);
  const ready = useMarkImages(map);
  useEffect(() => onMarks(marks), [marks, onMarks]);

  const data = useMemo(() => {
    const features = marks.map((mark, index) => {
      const isSelected =
        selected !== null && mark.members.some(({ number }) => number === selected);
      const label = shortCount(mark.n, locale) + (mark.more ? "+" : "");
      const image = mark.number
        ? pinImage(groupOf(mark), isSelected)
        : ringImage(mark, label, theme);
      const anchor = mark.number ? "bottom" : "center";
      return pointFeature(mark, { index, image, anchor, order: isSelected ? 1e9 : index });
    });
    return { type: "FeatureCollection" as const, features };
  }, [marks, selected, theme, locale]);
  const shown = useMemo(
    () => new Set(data.features.map(({ properties }) => String(properties.image))),
    [data],
  );
  useTidyImages(map, shown);

  const tiles = useMemo(() => [`${location.origin}/api/tiles/{z}/{x}/{y}?${query}`], [query]);
  return (
    <>
      {points ? null : (
        <Source id={REPORTS} type="vector" tiles={tiles} minzoom={8} maxzoom={16}>
          {/* Tiles are only fetched for a source that some layer shows. */}
          <Layer
            id="reports-unseen"
            type="circle"
            source-layer={TILE_LAYER}
            paint={{ "circle-radius": 0, "circle-opacity": 0 }}
          />
        </Source>
      )}
      {ready ? (
        <Source id="marks" type="geojson" data={data as never}>
          <Layer id={MARKS_LAYER} type="symbol" layout={layout as never} />
        </Source>
      ) : null}
    </>
  );
}
