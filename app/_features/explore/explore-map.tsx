"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { MapLayerMouseEvent, MapRef } from "react-map-gl/maplibre";
import { MapSurface } from "@/app/_map/map-surface.tsx";
import { boundsOf, type Mark, type Spot, spotsOf } from "@/app/_map/marks/merge-marks.ts";
import { MARKS_LAYER, ReportMarks } from "@/app/_map/marks/report-marks.tsx";
import { PlaceMark } from "@/app/_map/place-mark.tsx";
import type { Bounds, LngLat, MapSetup, MapStart, Padding } from "@/app/_map/setup.ts";
import { wantsStillness } from "@/app/_map/use-theme.ts";
import { trpc } from "@/app/_trpc/trpc.ts";
import { mapAnswer } from "@/server/reports/rules/filter.ts";
import { filterOf, tidyQuery, valuesOf } from "./filter-query.ts";

/** Where the map should go next; a new object each time, so that going there twice works. */
export type MapTarget = { bounds: Bounds } | { place: LngLat; zoom: number; marked: boolean };

type Props = {
  setup: MapSetup;
  start: MapStart;
  query: string;
  selected: string | null;
  target: MapTarget | null;
  /** Pixels at the edges that other things cover. */
  padding?: Padding;
  cooperative?: boolean;
  /** A ward's own page: the tiles are those of the ward. */
  fixedWard?: string;
  onPick: (number: string) => void;
  /** Reports at one place, which no zoom can tell apart. */
  onSpot: (numbers: string[]) => void;
  onView?: (view: LngLat & { zoom: number }) => void;
  newestWords: string;
};

const NEAREST = 18;
const MARGIN = 40;
/** Less than this on the screen cannot be opened further. */
const SAME_PLACE_DEGREES = 0.00004;

/** With words or an exact day: the newest hits as points. Null where tiles answer. */
function useNewestPoints(query: string): Spot[] | null {
  const filter = useMemo(() => filterOf(query), [query]);
  const byTiles = mapAnswer(filter) === "tiles";
  const [points, setPoints] = useState<Spot[]>([]);
  useEffect(() => {
    if (byTiles) return;
    let wanted = true;
    trpc()
      .then(({ reports }) => reports.newestPoints.query(filter))
      .then(
        (found) =>
          wanted &&
          setPoints(
            spotsOf(
              found.map(({ lng, lat, number, group }) => ({
                properties: { number, group },
                geometry: { type: "Point", coordinates: [lng, lat] },
              })),
            ),
          ),
        () => wanted && setPoints([]),
      );
    return () => {
      wanted = false;
    };
  }, [byTiles, filter]);
  return byTiles ? null : points;
}

const isOnePlace = ({ west, south, east, north }: Bounds) =>
  east - west < SAME_PLACE_DEGREES && north - south < SAME_PLACE_DEGREES;

/** Opens a gathering: nearer, until its reports part; or tells which they are. */
function openMark(map: MapRef, mark: Mark, props: Props): void {
  const bounds = boundsOf(mark.members);
  const numbers = mark.members.flatMap(({ number }) => number ?? []);
  const animate = !wantsStillness();
  const zoom = map.getZoom();
  if (numbers.length === mark.n && (isOnePlace(bounds) || zoom >= NEAREST)) {
    props.onSpot(numbers);
    return;
  }
  if (isOnePlace(bounds)) {
    map.flyTo({ center: mark, zoom: Math.min(NEAREST, zoom + 2), animate });
    return;
  }
  const { west, south, east, north } = bounds;
  const camera = map.cameraForBounds([west, south, east, north], {
    padding: MARGIN,
    maxZoom: NEAREST,
  });
  const next = Math.min(NEAREST, Math.max(zoom + 1, camera?.zoom ?? 0));
  map.flyTo({ ...camera, zoom: next, animate });
}

function useTarget(map: MapRef | null, target: MapTarget | null): void {
  useEffect(() => {
    if (!map || !target) return;
    const animate = !wantsStillness();
    if ("bounds" in target) {
      const { west, south, east, north } = target.bounds;
      map.fitBounds([west, south, east, north], { padding: MARGIN, maxZoom: 16, animate });
    } else {
      map.flyTo({ center: target.place, zoom: target.zoom, animate });
    }
  }, [map, target]);
}

/** A new search whose hits lie elsewhere brings the map to them. */
function useHitsInView(map: MapRef | null, points: Spot[] | null): void {
  useEffect(() => {
    if (!map || !points?.length) return;
    const view = map.getBounds();
    if (points.some(({ lng, lat }) => view.contains([lng, lat]))) return;
    const { west, south, east, north } = boundsOf(points);
    map.fitBounds([west, south, east, north], {
      padding: MARGIN,
      maxZoom: 16,
      animate: !wantsStillness(),
    });
  }, [map, points]);
}

const REACH_PX = 60;

type Pixel = { x: number; y: number };

/**
 * The mark nearest to a point of the screen. Marks are gathered anew a moment before they are drawn
 * anew, so what is drawn cannot be told by its number in the list.
 */
function markNearest(map: MapRef, marks: readonly Mark[], from: Pixel): Mark | undefined {
  const distance = (mark: Mark) => {
    const at = map.project([mark.lng, mark.lat]);
    return Math.hypot(at.x - from.x, at.y - from.y);
  };
  return marks
    .map((mark) => ({ mark, far: distance(mark) }))
    .filter(({ far }) => far <= REACH_PX)
    .sort((a, b) => a.far - b.far)[0]?.mark;
}

/** The live map of a list: its reports as marks, kept together with what is chosen in the list. */
export function ExploreMap(props: Props) {
  const { setup, query, selected, target } = props;
  const [map, setMap] = useState<MapRef | null>(null);
  const marks = useRef<Mark[]>([]);
  const points = useNewestPoints(query);
  useTarget(map, target);
  useHitsInView(map, points);
  const onMarks = useCallback((next: Mark[]) => {
    marks.current = next;
  }, []);
  const press = (mark: Mark | undefined) => {
    if (!map || !mark) return;
    if (mark.number) props.onPick(mark.number);
    else openMark(map, mark, props);
  };
  const onClick = (event: MapLayerMouseEvent) => {
    const drawn = event.features?.[0]?.geometry;
    if (!map || drawn?.type !== "Point") return;
    const [lng = 0, lat = 0] = drawn.coordinates;
    press(markNearest(map, marks.current, map.project([lng, lat])));
  };
  const tiles = props.fixedWard
    ? tidyQuery(new URLSearchParams(`${query}&ward=${props.fixedWard}`))
    : query;
  const [ward] = valuesOf(tiles, "ward");
  const found = target && "place" in target && target.marked ? target.place : null;
  return (
    <>
      <MapSurface
        setup={setup}
        start={props.start}
        ward={ward}
        padding={props.padding}
        cooperative={props.cooperative}
        clickable={[MARKS_LAYER]}
        onReady={setMap}
        onClick={onClick}
        onEnter={(here) => press(markNearest(here, marks.current, here.project(here.getCenter())))}
        onMoveEnd={({ viewState: { longitude, latitude, zoom } }) =>
          props.onView?.({ lng: longitude, lat: latitude, zoom })
        }
      >
        <ReportMarks
          query={tiles}
          points={points}
          selected={selected}
          locale={setup.locale}
          onMarks={onMarks}
        />
        {found ? <PlaceMark place={found} /> : null}
      </MapSurface>
      {points ? <p className="explore-newest">{props.newestWords}</p> : null}
    </>
  );
}
