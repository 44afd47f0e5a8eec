import type { PlaceDescription } from "@/server/places/queries.ts";
import { createStore, type Store } from "./store.ts";

export type Point = { lng: number; lat: number };

/** Where the pin is, and what is known of that place. */
export type Place = {
  pin: Point | null;
  /** What the pin was put there by; the map follows all but its own moves. */
  by: "form" | "map" | "nudge" | "photo" | "me" | "search";
  described: PlaceDescription | null;
  state: "known" | "looking" | "failed";
};

export type PlaceStore = {
  place: Store<Place>;
  put(pin: Point, by: Place["by"]): void;
  /** Moves the pin by so many metres to the east and to the north. */
  nudge(east: number, north: number): void;
};

const METRES_PER_DEGREE = 111_320;
/** Long enough that a dragged pin asks once, short enough to feel live. */
const WAIT_MS = 250;

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A place so many metres further east and north. */
export const movedBy = ({ lng, lat }: Point, east: number, north: number): Point => ({
  lng: rounded(lng + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))),
  lat: rounded(lat + north / METRES_PER_DEGREE),
});

/** Keeps the pin and asks for its place in words; only the answer for the last place counts. */
export function createPlaceStore(
  first: Pick<Place, "pin" | "described">,
  describe: (pin: Point) => Promise<PlaceDescription>,
): PlaceStore {
  const place = createStore<Place>({ ...first, by: "form", state: "known" });
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(pin: Point): Promise<void> {
    const isStill = () => place.get().pin === pin;
    try {
      const described = await describe(pin);
      if (isStill()) place.set((now) => ({ ...now, described, state: "known" }));
    } catch {
      if (isStill()) place.set((now) => ({ ...now, described: null, state: "failed" }));
    }
  }

  function put(to: Point, by: Place["by"]): void {
    const pin = { lng: rounded(to.lng), lat: rounded(to.lat) };
    clearTimeout(timer);
    place.set((now) => ({ ...now, pin, by, state: "looking" }));
    timer = setTimeout(look, WAIT_MS, pin);
  }

  return {
    place,
    put,
    nudge(east, north) {
      const { pin } = place.get();
      if (pin) put(movedBy(pin, east, north), "nudge");
    },
  };
}
