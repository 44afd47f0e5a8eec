import { createHash } from "node:crypto";
import { readCityPack } from "@/db/city/pack.ts";
import { streetArchive, streetTile } from "@/server/platform/street-tiles.ts";
import type { MapTheme } from "../rules/map-colours.ts";
import { cityMapFeatures, type MapFeature } from "../rules/map-features.ts";
import { drawPicture } from "../rules/picture.ts";
import { frameOf, type PictureView } from "../rules/picture-frame.ts";
import { pictureLayers, type StreetTile } from "../rules/picture-streets.ts";
import { readTile } from "../rules/read-tile.ts";

type CityMap = { features: MapFeature[]; json: string; stamp: string };

let city: CityMap | undefined;

/** The city pack as GeoJSON for maps, made once per process; `stamp` changes with its content. */
export function cityMap(): CityMap {
  if (city) return city;
  const features = cityMapFeatures(readCityPack());
  const json = JSON.stringify({ type: "FeatureCollection", features });
  const stamp = createHash("sha256").update(json).digest("hex").slice(0, 12);
  city = { features, json, stamp };
  return city;
}

/** What pages say about the city itself: its name, words, sources and where the map begins. */
export function cityFacts() {
  const { city: facts, offices } = readCityPack();
  const { name, words, attribution, bounds, centre, nationalMap } = facts;
  return { name, words, attribution, bounds, centre, nationalMap, officesNote: offices.demo.note };
}

/** West, south, east and north of a ward in degrees; null for a code nobody knows. */
export function wardBounds(code: string) {
  const outline = readCityPack().wardOutlines.find((one) => one.code === code);
  if (!outline) return null;
  const positions = outline.coordinates.flat(2);
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}

/** Readings of a ward's name: kana, and roman letters. */
export function wardReadings(code: string): { kana: string; roman: string } | null {
  const ward = readCityPack().wards.find((one) => one.code === code);
  return ward ? { kana: ward.name.kana, roman: ward.name.roman } : null;
}

/** From this zoom a picture shows streets and buildings; below, the city pack says enough. */
const STREETS_ZOOM = 14.5;
const ARCHIVE_ZOOM = 14;
const TILES_KEPT = 6;

const keptTiles = new Map<string, StreetTile>();

/** Reading a tile takes some 20 ms, and neighbours of one place share it. */
async function readStreets(address: { z: number; x: number; y: number }, stamp: string) {
  const key = `${stamp}/${address.z}/${address.x}/${address.y}`;
  const known = keptTiles.get(key);
  if (known) return known;
  const bytes = await streetTile(address.z, address.x, address.y);
  const tile = { ...address, layers: bytes ? readTile(bytes, pictureLayers) : [] };
  keptTiles.set(key, tile);
  for (const oldest of keptTiles.keys()) {
    if (keptTiles.size > TILES_KEPT) keptTiles.delete(oldest);
  }
  return tile;
}

/** The map around a place as SVG, the same for everybody; works without script and on paper. */
export async function mapPicture(
  view: PictureView,
  look: { theme: MapTheme; locale: string },
): Promise<string> {
  const archive = view.zoom >= STREETS_ZOOM ? streetArchive() : null;
  const streets = archive
    ? await Promise.all(
        frameOf(view)
          .tiles(ARCHIVE_ZOOM)
          .map((tile) => readStreets(tile, archive.stamp)),
      )
    : null;
  return drawPicture(view, { features: cityMap().features, streets }, look);
}

/** What addresses of maps carry, so that they can be kept for good: changes with their content. */
export const mapStamp = () => `${cityMap().stamp}.${streetArchive()?.stamp ?? "none"}`;
