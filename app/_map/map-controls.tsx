import { useState } from "react";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { useMapHere } from "./map-context.ts";
import type { Bounds, LngLat, MapSetup } from "./setup.ts";
import { wantsStillness } from "./use-theme.ts";

const isWithin = ({ lng, lat }: LngLat, { west, south, east, north }: Bounds) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

const NEAR_ZOOM = 16;
const PATIENCE_MS = 10_000;

/** Where the reader is, asked of the device once. */
const whereAmI = () =>
  new Promise<GeolocationPosition>((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      enableHighAccuracy: true,
      timeout: PATIENCE_MS,
      maximumAge: 60_000,
    }),
  );

/** Finding oneself, nearer and farther: 44 px buttons with names, right of the map. */
export function MapControls(props: { setup: MapSetup; onLocated?: (place: LngLat) => void }) {
  const map = useMapHere();
  const [said, setSaid] = useState("");
  const { words, bounds } = props.setup;
  const animate = () => !wantsStillness();

  const locate = async () => {
    if (!("geolocation" in navigator)) return setSaid(words.notLocated);
    try {
      const { coords } = await whereAmI();
      const place = { lng: coords.longitude, lat: coords.latitude };
      if (!isWithin(place, bounds)) return setSaid(words.outsideCity);
      map?.flyTo({ center: place, zoom: NEAR_ZOOM, animate: animate() });
      setSaid(words.located);
      props.onLocated?.(place);
    } catch (error) {
      const refused = (error as GeolocationPositionError).code === 1;
      setSaid(refused ? words.locationRefused : words.notLocated);
    }
  };

  return (
    <div className="map-controls">
      <p className="map-said" role="status">
        {said}
      </p>
      <IconButton icon="locate" label={words.locate} float onClick={locate} />
      <div className="map-zoom">
        <IconButton
          icon="plus"
          label={words.zoomIn}
          onClick={() => map?.zoomIn({ animate: animate() })}
        />
        <IconButton
          icon="minus"
          label={words.zoomOut}
          onClick={() => map?.zoomOut({ animate: animate() })}
        />
      </div>
    </div>
  );
}
