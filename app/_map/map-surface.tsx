"use client";

import "./map.css";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { MapLayerMouseEvent, MapRef, ViewStateChangeEvent } from "react-map-gl/maplibre";
import { BaseChoice } from "./base-choice.tsx";
import { CreditLine } from "./credit-line.tsx";
import { loadEngine, type MapEngine } from "./engine.ts";
import { EngineProvider } from "./map-context.ts";
import { MapControls } from "./map-controls.tsx";
import { nationalChosen, rememberNational } from "./national-choice.ts";
import type { LngLat, MapSetup, MapStart, Padding } from "./setup.ts";
import { type MapBase, mapStyle } from "./styles/map-style.ts";
import { useTheme, wantsStillness } from "./use-theme.ts";

export type MapSurfaceProps = {
  setup: MapSetup;
  start: MapStart;
  /** Address part of a ward whose edge is drawn stronger. */
  ward?: string;
  /** What other things cover: the middle of the map is the middle of the rest. */
  padding?: Padding;
  /** For a small map inside a page: one finger scrolls the page, two move the map. */
  cooperative?: boolean;
  /** Layers that can be clicked; `onClick` then gets their features. */
  clickable?: string[];
  onClick?: (event: MapLayerMouseEvent) => void;
  /** Enter was pressed while the map has the focus. */
  onEnter?: (map: MapRef) => void;
  onReady?: (map: MapRef) => void;
  onMoveEnd?: (event: ViewStateChangeEvent) => void;
  onLocated?: (place: LngLat) => void;
  /** Sources and layers, and what `useMapHere` needs. */
  children?: ReactNode;
};

/** How far beyond the city's edges the map may be moved, in degrees. */
const BEYOND = 0.3;
const FIT = { padding: 20, maxZoom: 16 };
const [FARTHEST, NEAREST] = [9, 18.5];

/** Either the library or why there is none; `again` tries once more. */
function useEngineFor(token: string | null) {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again.
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    loadEngine(token).then(
      (loaded) => wanted && setEngine(loaded),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [token, attempt]);
  return {
    engine,
    failed,
    fail: () => setFailed(true),
    again: () => setAttempt((n) => n + 1),
  };
}

function useBase(setup: MapSetup) {
  const [national, setNational] = useState(nationalChosen);
  const base: MapBase = setup.addresses.streets ? "streets" : national ? "national" : "plain";
  const choose = (chosen: boolean) => {
    setNational(chosen);
    rememberNational(chosen);
  };
  return { base, choose };
}

/** Only the map moves here: a map that turns or tilts is hard to find one's way on. */
function keepUpright(map: MapRef): void {
  map.getMap().touchZoomRotate.disableRotation();
  map.getMap().keyboard.disableRotation();
}

/** Goes to where the map begins, at once; `padding` first, so that its middle is the free middle. */
function goToStart(map: MapRef, start: MapStart, padding: Padding | undefined): void {
  if (padding) map.getMap().setPadding(padding);
  if ("bounds" in start) {
    const { west, south, east, north } = start.bounds;
    map.fitBounds([west, south, east, north], { ...FIT, animate: false });
  } else {
    map.jumpTo({ center: start, zoom: start.zoom });
  }
}

/** The free middle moves when what covers the map does; not at the start, which knows it. */
function usePadding(map: RefObject<MapRef | null>, ready: boolean, padding?: Padding): void {
  const { top = 0, right = 0, bottom = 0, left = 0 } = padding ?? {};
  const applied = useRef<string | null>(null);
  useEffect(() => {
    if (!ready) return;
    const before = applied.current;
    const next = { top, right, bottom, left };
    applied.current = JSON.stringify(next);
    if (before === null || before === applied.current) return;
    map.current?.easeTo({ padding: next, duration: 280, animate: !wantsStillness() });
  }, [map, ready, top, right, bottom, left]);
}

/** Something to begin with; `goToStart` knows how big the map is. */
const middleOf = (start: MapStart) =>
  "bounds" in start
    ? {
        longitude: (start.bounds.west + start.bounds.east) / 2,
        latitude: (start.bounds.south + start.bounds.north) / 2,
        zoom: 10,
      }
    : { longitude: start.lng, latitude: start.lat, zoom: start.zoom };

/** What the map's library needs to know once; made once so that it is not told again. */
function useFixedOptions(setup: MapSetup, cooperative: boolean) {
  return useMemo(() => {
    const { west, south, east, north } = setup.bounds;
    const { words } = setup;
    return {
      maxBounds: [west - BEYOND, south - BEYOND, east + BEYOND, north + BEYOND] as [
        number,
        number,
        number,
        number,
      ],
      minZoom: FARTHEST,
      maxZoom: NEAREST,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      cooperativeGestures: cooperative,
      refreshExpiredTiles: false,
      fadeDuration: wantsStillness() ? 0 : 200,
      locale: {
        "Map.Title": words.canvas,
        "CooperativeGesturesHandler.WindowsHelpText": words.gestureWindows,
        "CooperativeGesturesHandler.MacHelpText": words.gestureMac,
        "CooperativeGesturesHandler.MobileHelpText": words.gestureTouch,
        "ScrollZoomBlocker.CtrlMessage": words.gestureWindows,
        "ScrollZoomBlocker.CmdMessage": words.gestureMac,
        "TouchPanBlocker.Message": words.gestureTouch,
      },
    };
  }, [setup, cooperative]);
}

const MAPBOX_GLYPHS = "mapbox://fonts/mapbox/{fontstack}/{range}.pbf";

/** Mapbox brings its own ground; where it does not answer, the city pack stands in. */
function useStyle(
  { setup, ward }: MapSurfaceProps,
  base: MapBase,
  engine: MapEngine | null,
  lost: boolean,
) {
  const theme = useTheme();
  return useMemo(() => {
    if (engine?.name === "mapbox" && !lost) return `mapbox://styles/mapbox/${theme}-v11`;
    const look = { theme, locale: setup.locale, ward };
    if (engine?.name !== "mapbox") return mapStyle(base, setup.addresses, look);
    // Mapbox GL takes no names without an address for letters, though it draws them itself.
    return { ...mapStyle("plain", setup.addresses, look), glyphs: MAPBOX_GLYPHS };
  }, [setup, ward, base, theme, engine, lost]);
}

/**
 * The live map with its controls and credits; fills its box. Load it lazily: it brings the map
 * library along. See `useWhenNeeded` for when, and `MapPicture` for what stands there until then.
 */
export function MapSurface(props: MapSurfaceProps) {
  const { setup } = props;
  const { engine, failed, fail, again } = useEngineFor(setup.mapboxToken);
  const { base, choose } = useBase(setup);
  const [ready, setReady] = useState(false);
  const [lost, setLost] = useState(false);
  const style = useStyle(props, base, engine, lost);
  const fixed = useFixedOptions(setup, props.cooperative ?? false);
  const [pointing, setPointing] = useState(false);
  const map = useRef<MapRef>(null);
  const begin = () => {
    if (!map.current) return;
    keepUpright(map.current);
    goToStart(map.current, props.start, props.padding);
    setReady(true);
    props.onReady?.(map.current);
  };

  usePadding(map, ready, props.padding);

  if (failed) {
    return (
      <div className="map-failed" role="alert">
        <p>{setup.words.failed}</p>
        <button type="button" className="ui-button ui-button-outline" onClick={again}>
          {setup.words.retry}
        </button>
      </div>
    );
  }
  if (!engine) return null;
  return (
    <EngineProvider value={engine}>
      <section
        className="map"
        aria-label={setup.words.region}
        data-ready={ready ? "" : undefined}
        onKeyDown={(event) => {
          // Enter on the canvas: the keyboard's way to press what lies in the middle.
          if (event.key !== "Enter" || !(event.target instanceof HTMLCanvasElement)) return;
          if (map.current) props.onEnter?.(map.current);
        }}
      >
        <engine.Map
          {...fixed}
          {...engine.options}
          ref={map}
          initialViewState={middleOf(props.start)}
          mapStyle={style as never}
          interactiveLayerIds={ready ? props.clickable : undefined}
          cursor={pointing ? "pointer" : undefined}
          onMouseEnter={() => setPointing(true)}
          onMouseLeave={() => setPointing(false)}
          onClick={props.onClick}
          onMoveEnd={ready ? props.onMoveEnd : undefined}
          onLoad={begin}
          onError={({ target }) => {
            // Without a map there is no WebGL; with one a tile or a style did not come.
            if (!target) fail();
            else if (!ready) setLost(true);
          }}
        >
          {ready ? props.children : null}
          <MapControls setup={setup} onLocated={props.onLocated} />
        </engine.Map>
        <div className="map-foot">
          {engine.name === "maplibre" ? (
            <BaseChoice setup={setup} base={base} onChoose={choose} />
          ) : null}
          {engine.name === "maplibre" || lost ? <CreditLine setup={setup} base={base} /> : null}
        </div>
      </section>
    </EngineProvider>
  );
}
