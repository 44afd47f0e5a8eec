import { reportNumber } from "./number-pattern.ts";

/** What part of the map is looked at, and which report is chosen, as they stand behind the `#`. */
export type View = { lng: number; lat: number; zoom: number; selected: string | null };

const PATTERN = /^#map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)(?:\/(\w+))?$/;

/** `#map=16/34.62801/135.51702/4T7Q…` read; null for anything else. */
export function readView(hash: string): View | null {
  const [, zoom, lat, lng, number] = PATTERN.exec(hash) ?? [];
  const view = { lng: Number(lng), lat: Number(lat), zoom: Number(zoom) };
  if (!zoom || Math.abs(view.lat) > 85 || Math.abs(view.lng) > 180 || view.zoom > 22) return null;
  return { ...view, selected: number && reportNumber.test(number) ? number : null };
}

/** Five decimals are a metre; more would say nothing. */
export function writeView({ lng, lat, zoom, selected }: View): string {
  const place = `#map=${Number(zoom.toFixed(2))}/${lat.toFixed(5)}/${lng.toFixed(5)}`;
  return selected ? `${place}/${selected}` : place;
}
