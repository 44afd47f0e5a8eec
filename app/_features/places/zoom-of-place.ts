import type { FoundPlace } from "@/server/places/queries.ts";

/** How near the map goes to a place of a kind. */
export const zoomOfPlace: Record<FoundPlace["kind"], number> = {
  address: 17,
  landmark: 16.5,
  station: 15.5,
  town: 15.5,
  ward: 13,
};
