"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { MapSetup } from "@/app/_map/setup.ts";
import { useFormTools } from "./form-context.tsx";
import { PinWords } from "./pin-words.tsx";
import { PlaceMe } from "./place-me.tsx";
import { PlaceNudge } from "./place-nudge.tsx";
import { PlaceSearch } from "./place-search.tsx";
import { PlaceTowns } from "./place-towns.tsx";
import { useStore } from "./store.ts";

/** Without a network the library does not come: the other ways are enough. */
function NoMap() {
  const { say } = useFormTools();
  return <p className="report-map-waiting">{say("place.mapFailed")}</p>;
}

const PlaceMap = lazy(
  (): Promise<{ default: ComponentType<{ setup: MapSetup }> }> =>
    import("./place-map.tsx").catch(() => ({ default: NoMap })),
);

/** True from the moment the part with the map is first shown. */
function useMapWanted(): boolean {
  const tools = useFormTools();
  const ready = useStore(tools.ready);
  const step = useStore(tools.step);
  const isShown = ready && step === "place";
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (isShown) setWanted(true);
  }, [isShown]);
  return wanted;
}

function MapBox(props: { setup: MapSetup }) {
  const { say } = useFormTools();
  const wanted = useMapWanted();
  const waiting = <p className="report-map-waiting">{say("place.mapLoading")}</p>;
  return (
    <div className="report-map">
      {wanted ? (
        <Suspense fallback={waiting}>
          <PlaceMap setup={props.setup} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

/** What the form sends of the pin. */
function SentPin() {
  const tools = useFormTools();
  const { pin } = useStore(tools.place.place);
  return (
    <>
      <input type="hidden" name="lng" value={pin?.lng ?? ""} />
      <input type="hidden" name="lat" value={pin?.lat ?? ""} />
    </>
  );
}

/** The place with script: map, pin, and every other way to say it. `children` is the plain way. */
export function PlacePicker(props: {
  setup: MapSetup;
  wards: { code: string; name: string }[];
  children: ReactNode;
}) {
  const tools = useFormTools();
  const ready = useStore(tools.ready);
  return (
    <>
      {ready ? <SentPin /> : <div className="report-plain">{props.children}</div>}
      <div className="report-place ui-scripted">
        <MapBox setup={props.setup} />
        <PinWords />
        <div className="report-place-ways">
          <p className="ui-hint mt-2">{tools.say("place.mapHelp")}</p>
          <PlaceNudge />
          <h3 className="report-ways">{tools.say("place.ways")}</h3>
          <PlaceMe />
          <PlaceSearch />
          <PlaceTowns wards={props.wards} />
        </div>
      </div>
    </>
  );
}
