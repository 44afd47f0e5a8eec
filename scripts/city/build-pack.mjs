// Builds the geometry of the Osaka city pack from the city data folder.
// node scripts/city/build-pack.mjs [folder] [target]; see db/city/osaka/README.md for sources.
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildParks, buildRivers, buildSea } from "./nature.mjs";
import { buildNeighbours } from "./neighbours.mjs";
import { buildTowns, buildWards, readCsv } from "./places.mjs";
import { inPolygon, metresToSegment } from "./plane.mjs";
import { buildRailways } from "./railways.mjs";
import { buildRoads } from "./roads.mjs";
import { openTiles } from "./tiles.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, "../shared/data/osaka"));
const target = resolve(process.argv[3] ?? join(root, "db/city/osaka"));
const ARCHIVE = "osaka-basemap.pmtiles";
const NEAR_METRES = 1_500;

const SOURCES = [
  ARCHIVE,
  "osaka-wards.geojson",
  "osaka-towns.csv",
  "rail-lines.geojson",
  "stations.geojson",
  "metro-stations-osm-2026.csv",
  "mapnavi-facilities-slim.csv",
];

await requireSources();
await mkdir(target, { recursive: true });
const facilities = await readCsv(folder, "mapnavi-facilities-slim.csv");
const tiles = await openTiles(join(folder, ARCHIVE));
const { wards, outlines } = await buildWards(folder);
const near = nearness(outlines);
await save("wards.json", wards);
await save("ward-outlines.json", outlines);
await save("towns.json", await buildTowns(folder));
const sea = await buildSea(tiles);
await save("sea.json", sea);
await save("neighbours.json", await buildNeighbours(tiles, outlines, sea));
await save("rivers.json", await buildRivers(tiles, near));
await save("parks.json", await buildParks(tiles, near, facilities));
await save("roads.json", await buildRoads(tiles, near));
const { stations, railways } = await buildRailways(folder, near, facilities);
await save("stations.json", stations);
await save("railways.json", railways);
await tiles.close();

async function requireSources() {
  for (const name of SOURCES) {
    try {
      await access(join(folder, name));
    } catch {
      console.error(`The city pack cannot be built: ${name} is missing in ${folder}.`);
      process.exit(1);
    }
  }
}

/** A test: is [lng, lat] in the city or at most `metres` from its outline? */
function nearness(shapes) {
  const polygons = shapes.flatMap((shape) => shape.coordinates);
  return (point, metres = NEAR_METRES) =>
    polygons.some(
      (polygon) =>
        inPolygon(point, polygon) ||
        polygon[0].some(
          (b, i, ring) => i > 0 && metresToSegment(point, ring[i - 1], b).metres <= metres,
        ),
    );
}

/** One entry a line: small, and a change shows in a diff. */
async function save(name, data) {
  const entries = Array.isArray(data)
    ? `[\n${data.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`
    : `{\n${Object.entries(data)
        .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
        .join(",\n")}\n}\n`;
  await writeFile(join(target, name), entries);
  console.log(`${name}: ${Object.keys(data).length} entries, ${Buffer.byteLength(entries)} bytes`);
}
