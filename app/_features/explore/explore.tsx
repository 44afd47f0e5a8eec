"use client";

import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type FormEvent,
  lazy,
  type MouseEvent,
  memo,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { zoomOfPlace } from "@/app/_features/places/zoom-of-place.ts";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import { splitLocale } from "@/app/_i18n/path.ts";
import type { MapSetup, MapStart } from "@/app/_map/setup.ts";
import { useWhenNeeded } from "@/app/_map/when-needed.ts";
import { useSteady } from "@/app/_ui/use-steady.ts";
import type { FoundPlace } from "@/server/places/queries.ts";
import type { MapTarget } from "./explore-map.tsx";
import { SharedProvider } from "./explore-shared.ts";
import type { Facets } from "./facets.ts";
import { FilterChips } from "./filter-chips.tsx";
import { tidyQuery, valuesOf, withValue } from "./filter-query.ts";
import { FilterSheet, filterSheetId } from "./filter-sheet.tsx";
import { Panel } from "./panel.tsx";
import { SearchBox } from "./search-box.tsx";
import { useFilterForm } from "./use-filter-form.ts";
import { usePick } from "./use-pick.ts";
import { queryOfForm, usePreview } from "./use-preview.ts";
import { type FirstFound, useReports } from "./use-reports.ts";
import { useSheet } from "./use-sheet.ts";
import { readView, type View, writeView } from "./view-hash.ts";

const LiveMap = lazy(() =>
  import("./live-map.tsx").then(({ LiveMap: Part }) => ({ default: Part })),
);

// A sheet that is drawn up or a report that is chosen leaves these as they are.
const Search = memo(SearchBox);
const Chips = memo(FilterChips);

export type ExploreProps = {
  first: FirstFound;
  facets: Facets;
  cityName: string;
  words: CityWords;
  setup: MapSetup;
  /** ISO moment of rendering: ages are counted from it, here and on the server. */
  now: string;
  /** The list and the filter's form as the server rendered them. */
  list: ReactNode;
  form: ReactNode;
  /** The map as a picture, until the live one stands there, and what its signs mean. */
  children: ReactNode;
};

/** Links of the filter inside a part of the page, taken over by script. */
const filterLink = (event: MouseEvent): HTMLAnchorElement | null => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  const isFilter =
    link && splitLocale(link.pathname).path === "/" && link.origin === location.origin;
  return plain && isFilter ? link : null;
};

/** Reads where the address wants the map, once; writes it while the map moves. */
function useView() {
  const [first, setFirst] = useState<View | null>(null);
  useEffect(() => {
    const named = readView(location.hash);
    if (named) setFirst(named);
  }, []);
  const write = useCallback((view: View) => {
    history.replaceState(history.state, "", location.pathname + location.search + writeView(view));
  }, []);
  return { first, write };
}

/** The front page: one filter, its reports as a list and on the map. */
export function Explore(props: ExploreProps) {
  const { facets, setup, words } = props;
  const t = useTranslations("explore");
  const { found, query, state, apply, more } = useReports(props.first);
  const preview = usePreview(query);
  const mapBox = useRef<HTMLDivElement>(null);
  const sheetBox = useRef<HTMLElement>(null);
  const toolsBox = useRef<HTMLDivElement>(null);
  const needed = useWhenNeeded(mapBox);
  const parts = useFilterForm(query !== props.first.query, needed);
  const sheet = useSheet(sheetBox);
  const { first, write } = useView();
  const { picked, pick, showSpot, clear } = usePick(found);
  const [target, setTarget] = useState<MapTarget | null>(null);
  const now = useMemo(() => new Date(props.now), [props.now]);

  const bounds = useMemo(() => {
    const [ward] = valuesOf(query, "ward");
    return facets.wards.find(({ slug }) => slug === ward)?.bounds ?? setup.bounds;
  }, [query, facets, setup]);
  const start: MapStart = first ?? { bounds };

  const change = (next: string) => {
    clear();
    apply(next);
    const [ward] = valuesOf(next, "ward");
    const chosen = facets.wards.find(({ slug }) => slug === ward)?.bounds;
    if (ward !== valuesOf(query, "ward")[0]) setTarget({ bounds: chosen ?? setup.bounds });
  };
  const onLink = (event: MouseEvent) => {
    const link = filterLink(event);
    if (!link) return;
    event.preventDefault();
    change(tidyQuery(new URLSearchParams(link.search)));
  };
  const onFilter = (event: FormEvent) => {
    event.preventDefault();
    document.getElementById(filterSheetId)?.hidePopover();
    change(queryOfForm(event.target as HTMLFormElement));
  };
  const onWords = useSteady((asked: string) => change(withValue(query, "q", asked)));
  const onPlace = useSteady((place: FoundPlace) => {
    if (place.kind === "ward" && place.wardSlug) {
      return change(withValue(query, "ward", place.wardSlug));
    }
    sheet.setHeight("peek");
    setTarget({ place: place.place, zoom: zoomOfPlace[place.kind], marked: true });
  });
  const selected = picked?.kind === "one" ? picked.number : null;
  const onView = useCallback(
    (view: Omit<View, "selected">) => write({ ...view, selected }),
    [write, selected],
  );
  const showPicked = () => {
    if (sheet.height === "peek") sheet.setHeight("half");
  };
  // A link to one report on the map chooses it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the address was read.
  useEffect(() => {
    if (first?.selected) pick(first.selected);
  }, [first]);

  const style = sheet.dragged
    ? ({ "--sheet-height": `${sheet.dragged}px` } as CSSProperties)
    : undefined;
  const { count } = preview;
  const showWords = count && (count.more ? t("showOver") : t("showCount", { n: count.count }));
  return (
    <SharedProvider value={{ found, words, now, showWords, more }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: links inside are taken over; they stay links. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click as well. */}
      <div className="explore" data-sheet={sheet.height} style={style} onClick={onLink}>
        <div className="explore-tools" ref={toolsBox}>
          <Search path="/" query={query} onWords={onWords} onPlace={onPlace} />
          <Chips path="/" query={query} facets={facets} />
        </div>
        <Panel
          box={sheetBox}
          sheet={sheet}
          query={query}
          state={state}
          facets={facets}
          cityName={props.cityName}
          picked={picked}
          onBack={clear}
          onRetry={() => apply(query)}
        >
          {props.list}
        </Panel>
        <div className="explore-map" ref={mapBox}>
          {props.children}
          {needed ? (
            <Suspense fallback={null}>
              <LiveMap
                box={mapBox}
                tools={toolsBox}
                sheet={sheet.height}
                setup={setup}
                start={start}
                query={query}
                selected={selected}
                target={target}
                onPick={(number) => {
                  pick(number);
                  showPicked();
                }}
                onSpot={(numbers) => {
                  showSpot(numbers);
                  showPicked();
                }}
                onView={onView}
                newestWords={t("newestOnMap", { n: 2_000 })}
              />
            </Suspense>
          ) : null}
        </div>
        <FilterSheet onSubmit={onFilter} onChange={preview.onChange}>
          {parts ? <parts.FoundForm key={query} query={query} facets={facets} /> : props.form}
        </FilterSheet>
      </div>
    </SharedProvider>
  );
}
