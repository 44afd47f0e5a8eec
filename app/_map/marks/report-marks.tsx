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

/** True once the five state marks can be drawn, or will not come: gatherings need no sprite. */
function usePins(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let wanted = true;
    const go = () => wanted && setReady(true);
    loadPins().then(go, go);
    return () => {
      wanted = false;
    };
  }, []);
  return ready;
}

/** So many images are kept; a long walk over the map would heap them up. */
const MAX_IMAGES = 250;
/** The map still draws the marks before for a while. */
const TIDY_AFTER_MS = 10_000;

function tidyImages(instance: ReturnType<MapRef["getMap"]>, names: ReadonlySet<string>): void {
  const drawn = instance.listImages().filter((id) => id.startsWith("ring/"));
  if (drawn.length <= MAX_IMAGES) return;
  for (const id of drawn) if (!names.has(id)) instance.removeImage(id);
}

/**
 * Gives the map the images that marks name, before it is told of them and again after its style
 * has changed, and takes back what is not shown any more.
 */
function useMarkImages(map: MapRef | undefined, names: ReadonlySet<string>): void {
  const instance = map?.getMap();
  useMemo(() => {
    if (instance) addImages(instance, names);
  }, [instance, names]);
  useEffect(() => {
    if (!instance) return;
    const again = () => addImages(instance, names);
    instance.on("styledata", again);
    const timer = setTimeout(() => tidyImages(instance, names), TIDY_AFTER_MS);
    return () => {
      instance.off("styledata", again);
      clearTimeout(timer);
    };
  }, [instance, names]);
}

function addImages(instance: ReturnType<MapRef["getMap"]>, names: ReadonlySet<string>): void {
  for (const id of names) {
    const image = instance.hasImage(id) ? null : drawMark(id);
    if (image) instance.addImage(id, image, { pixelRatio: PIXEL_RATIO });
  }
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
 * inside `MapSurface`; `onMarks` is told what is shown, so that clicks find their mark by its place.
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
  const ready = usePins();
  useEffect(() => onMarks(marks), [marks, onMarks]);

  const data = useMemo(() => {
    const features = marks.map((mark, index) => {
      const isSelected =
        selected !== null && mark.members.some(({ number }) => number === selected);
      const label = shortCount(mark.n, locale) + (mark.more ? "+" : "");
      // One alone shows its state, also while its number is not known yet.
      const image =
        mark.n === 1 ? pinImage(groupOf(mark), isSelected) : ringImage(mark, label, theme);
      const anchor = mark.n === 1 ? "bottom" : "center";
      return pointFeature(mark, { image, anchor, order: isSelected ? 1e9 : index });
    });
    return { type: "FeatureCollection" as const, features };
  }, [marks, selected, theme, locale]);
  const names = useMemo(
    () => new Set(ready ? data.features.map(({ properties }) => String(properties.image)) : []),
    [data, ready],
  );
  useMarkImages(map, names);

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
