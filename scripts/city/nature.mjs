// The sea, the rivers and the big parks of the pack, from the street map archive.
import { centrelines, lengthMetres } from "./centreline.mjs";
import { dissolve } from "./dissolve.mjs";
import {
  fromMetres,
  inPolygon,
  inRing,
  rounded,
  roundedLine,
  signedArea,
  simplify,
  simplifyRing,
  toMetres,
} from "./plane.mjs";
import { toLngLat } from "./tiles.mjs";

const SEA_ZOOM = 12;

/** The sea as polygons with islands as holes, cut at the archive's edge. */
export async function buildSea(tiles) {
  const rings = [];
  await tiles.each(SEA_ZOOM, ["water"], ({ properties, parts }) => {
    if (properties.class === "ocean") rings.push(...parts);
  });
  return polygonsFrom(rings, SEA_ZOOM, { toleranceMetres: 12, leastSquareMetres: 10_000 });
}

/** Cut tile rings to joined, simplified polygons with their holes, largest first. */
function polygonsFrom(rings, zoom, { toleranceMetres, leastSquareMetres }) {
  const joined = dissolve(rings)
    .map((ring) =>
      simplifyRing(
        ring.map((unit) => toLngLat(unit, zoom)),
        toleranceMetres,
      ),
    )
    .map((ring) => roundedLine(ring))
    .filter((ring) => ring.length > 3 && Math.abs(signedArea(ring)) >= leastSquareMetres)
    .sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  const outerSign = Math.sign(signedArea(joined[0] ?? []));
  const polygons = joined
    .filter((ring) => Math.sign(signedArea(ring)) === outerSign)
    .map((r) => [r]);
  for (const hole of joined.filter((ring) => Math.sign(signedArea(ring)) !== outerSign)) {
    polygons.find(([outer]) => inRing(hole[0], outer))?.push(hole);
  }
  return polygons;
}

const RIVER_ZOOM = 14;
const RIVERS = [
  "淀川",
  "大川",
  "堂島川",
  "土佐堀川",
  "安治川",
  "木津川",
  "尻無川",
  "道頓堀川",
  "東横堀川",
  "神崎川",
  "左門殿川",
  "中島川",
  "大和川",
  "寝屋川",
  "第二寝屋川",
  "平野川",
  "平野川分水路",
  "城北川",
  "正蓮寺川",
  "六軒家川",
  "天保山運河",
  "木津川運河",
  "住吉川",
  "今川",
  "駒川",
  "古川",
  "安威川",
  "西除川",
  "東除川",
];
const WATER_ZOOM = 13;

/** Main rivers as centre lines; a line is cut where its width changes much. */
export async function buildRivers(tiles, near) {
  const lines = new Map(RIVERS.map((name) => [name, []]));
  await tiles.each(RIVER_ZOOM, ["waterway"], ({ properties, parts }) => {
    const found = lines.get(properties.name);
    found?.push(...parts.map((part) => part.map((unit) => toLngLat(unit, RIVER_ZOOM))));
  });
  const water = await waterAt(tiles);
  const rivers = [...lines].map(([name, pieces]) => {
    const ways = centrelines(pieces, { gapMetres: 450, leastMetres: 700 });
    const kept = ways.flatMap((way) => stretchesNear(way, near)).map((way) => simplify(way, 18));
    return { name: { ja: name }, reaches: kept.flatMap((way) => reachesOf(way, water)) };
  });
  return rivers.filter((river) => river.reaches.length > 0);
}

/** The parts of a line that run in or near the city. */
export function stretchesNear(line, near, leastMetres = 400) {
  const result = [];
  let stretch = [];
  for (const point of line) {
    if (near(point)) stretch.push(point);
    else if (stretch.length > 0) {
      result.push([...stretch, point]);
      stretch = [];
    }
  }
  return [...result, stretch].filter((s) => s.length > 1 && lengthMetres(s) >= leastMetres);
}

async function waterAt(tiles) {
  const polygons = [];
  await tiles.each(WATER_ZOOM, ["water"], ({ parts }) => {
    for (const part of parts) {
      const ring = part.map((unit) => toLngLat(unit, WATER_ZOOM));
      const lngs = ring.map((p) => p[0]);
      const lats = ring.map((p) => p[1]);
      const box = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
      polygons.push({ ring, box });
    }
  });
  return ([lng, lat]) =>
    polygons.some(
      ({ ring, box: [w, s, e, n] }) =>
        lng >= w && lng <= e && lat >= s && lat <= n && inRing([lng, lat], ring),
    );
}

const LEAST_WIDTH = 8;

/** Pieces of one line with a typical width each; widths are measured across the water's shape. */
function reachesOf(line, water) {
  const reaches = [];
  for (let i = 1; i < line.length; i += 1) {
    const width = widthAcross(line[i - 1], line[i], water);
    const last = reaches.at(-1);
    const like = last && width / median(last.widths) < 1.5 && width / median(last.widths) > 0.66;
    if (like) {
      last.line.push(line[i]);
      last.widths.push(width);
    } else reaches.push({ line: [line[i - 1], line[i]], widths: [width] });
  }
  return joinShort(reaches).map(({ line: points, widths }) => ({
    widthMetres: Math.round(median(widths)),
    line: roundedLine(points),
  }));
}

/** A short reach goes with the one before it, so that a bridge does not cut the river. */
function joinShort(reaches) {
  const result = [];
  for (const reach of reaches) {
    const last = result.at(-1);
    if (last && (lengthMetres(reach.line) < 350 || lengthMetres(last.line) < 350)) {
      const longer = lengthMetres(reach.line) > lengthMetres(last.line) ? reach : last;
      last.line.push(...reach.line.slice(1));
      last.widths = longer.widths;
    } else result.push(reach);
  }
  return result;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function widthAcross(a, b, water) {
  const [[ax, ay], [bx, by]] = [toMetres(a), toMetres(b)];
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const across = [-(by - ay) / length, (bx - ax) / length];
  const samples = [0.2, 0.35, 0.5, 0.65, 0.8].map((share) => {
    const middle = [ax + (bx - ax) * share, ay + (by - ay) * share];
    return walk(middle, across, 1, water) + walk(middle, across, -1, water);
  });
  return Math.max(LEAST_WIDTH, median(samples));
}

function walk([x, y], [dx, dy], sign, water) {
  let metres = 0;
  while (metres < 500 && water(fromMetres([x + dx * sign * metres, y + dy * sign * metres])))
    metres += 4;
  return metres;
}

const PARK_ZOOM = 13;
const POI_ZOOM = 14;
const LEAST_PARK_SQUARE_METRES = 40_000;
/** Named wrongly on the map of 2021. */
const PARK_NAMES = { "万博記念公園 鶴見緑地": "花博記念公園鶴見緑地" };

/** Big parks: name, kana where the city's facility list has it, a point, coarse outlines. */
export async function buildParks(tiles, near, facilities) {
  const names = await parkNames(tiles, near);
  const kana = new Map(facilities.filter((f) => f.cat2 === "公園").map((f) => [f.name, f.kana]));
  const parks = new Map();
  for (const [outer] of await parkPolygons(tiles)) {
    const inside = names.filter(({ point }) => inPolygon(point, [outer]));
    const best = inside.find(({ name }) => kana.has(name)) ?? inside[0];
    if (!best) continue;
    const [lng, lat] = rounded(best.point);
    const reading = kana.get(best.name) ? { kana: kana.get(best.name) } : {};
    const park = { name: { ja: best.name, ...reading }, point: { lng, lat }, outlines: [] };
    const found = parks.get(best.name) ?? park;
    found.outlines.push(outer);
    parks.set(best.name, found);
  }
  return [...parks.values()];
}

async function parkPolygons(tiles) {
  const rings = [];
  await tiles.each(PARK_ZOOM, ["landcover"], ({ properties, parts }) => {
    if (properties.subclass === "park") rings.push(...parts);
  });
  const shape = { toleranceMetres: 25, leastSquareMetres: LEAST_PARK_SQUARE_METRES };
  return polygonsFrom(rings, PARK_ZOOM, shape);
}

async function parkNames(tiles, near) {
  const names = [];
  await tiles.each(POI_ZOOM, ["poi"], ({ properties, parts }) => {
    if (properties.class !== "park" || !properties.name || parts.length === 0) return;
    const point = toLngLat(parts[0][0], POI_ZOOM);
    const known = PARK_NAMES[properties.name] ?? properties.name.replace(/ \S+地区$/, "");
    if (near(point)) names.push({ name: known.replaceAll(" ", ""), point });
  });
  return names;
}
