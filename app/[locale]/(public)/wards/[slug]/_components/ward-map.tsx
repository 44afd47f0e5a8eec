"use client";

import { lazy, type ReactNode, Suspense, useRef } from "react";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import type { Bounds, MapSetup } from "@/app/_map/setup.ts";
import { useWhenNeeded } from "@/app/_map/when-needed.ts";

const WardMapLive = lazy(() =>
  import("./ward-map-live.tsx").then(({ WardMapLive: Part }) => ({ default: Part })),
);

export type WardMapProps = {
  setup: MapSetup;
  bounds: Bounds;
  /** Address part of the ward. */
  ward: string;
  query: string;
  words: CityWords;
  now: string;
};

/** The ward's map: a picture at first, the live map when it is needed. */
export function WardMap(props: WardMapProps & { children: ReactNode }) {
  const { children, ...live } = props;
  const box = useRef<HTMLDivElement>(null);
  const needed = useWhenNeeded(box);
  return (
    <div className="ward-map" ref={box}>
      {children}
      {needed ? (
        <Suspense fallback={null}>
          <WardMapLive {...live} />
        </Suspense>
      ) : null}
    </div>
  );
}
