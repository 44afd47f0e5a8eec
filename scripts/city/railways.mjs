// Railways and stations of the pack, from 鉄道駅LOD (CC BY-SA 4.0: kept in files of their own).
import { centrelines } from "./centreline.mjs";
import { readCsv, readJson } from "./places.mjs";
import { metresBetween, metresToSegment, rounded } from "./plane.mjs";
import { kanaFor, latin, sameName, within } from "./readings.mjs";

/** "西日本旅客鉄道大阪環状線" and "大阪環状線" are one line; the monorail lost its first word. */
function lineOf(operator, line) {
  const name = line.replace(/^(東海旅客鉄道|西日本旅客鉄道)/, "");
  return operator === "大阪モノレール"
    ? { operator, name: "大阪モノレール線" }
    : { operator, name };
}

const LINE_REACH_METRES = 3_000;

/** Lines that close: their stations are ordered by their bearing from the middle. */
const LOOPS = new Set(["大阪環状線"]);

/** `stations` near the city and `railways`: each line's stations in order, by index. */
export async function buildRailways(folder, near, facilities) {
  const [rail, points, metro] = await Promise.all([
    readJson(folder, "rail-lines.geojson"),
    readJson(folder, "stations.geojson"),
    readCsv(folder, "metro-stations-osm-2026.csv"),
  ]);
  const stations = points.features.map((f) => stationFrom(f, metro, facilities));
  const added = missingStations(stations, metro);
  const kept = [...stations, ...added].filter((s) =>
    near([s.point.lng, s.point.lat], LINE_REACH_METRES),
  );
  const railways = linesFrom(rail, kept, added);
  const served = new Set(railways.flatMap((line) => line.stations));
  return renumbered(kept, railways, served);
}

function stationFrom({ properties, geometry }, metro, facilities) {
  const [lng, lat] = rounded(geometry.coordinates);
  const same = sameName(properties.name);
  const roman = metro.filter((m) => within([lng, lat], m, 450) && same(m.name))[0]?.roman;
  const alias = metro.filter((m) => within([lng, lat], m, 250) && !same(m.name)).map((m) => m.name);
  const kana = kanaFor(properties.name, [lng, lat], facilities);
  const lines = properties.lines.split(" / ").map((text) => {
    const [operator, ...rest] = text.split(" ");
    return lineOf(operator, rest.join(" "));
  });
  return {
    name: { ja: properties.name, ...kana, ...latin(roman) },
    alias,
    point: { lng, lat },
    lines,
  };
}

/** Stations opened after the railway data was made; their line is known by its letter. */
function missingStations(stations, metro) {
  const operator = "大阪市高速電気軌道";
  return metro
    .filter((m) => /^C0\d$/.test(m.refs) && !stations.some((s) => sameName(s.name.ja)(m.name)))
    .map((m) => {
      const [lng, lat] = rounded([Number(m.lng), Number(m.lat)]);
      const name = { ja: m.name, ...latin(m.roman) };
      return { name, alias: [], point: { lng, lat }, lines: [{ operator, name: "中央線" }] };
    });
}

function linesFrom(rail, stations, added) {
  const lines = new Map();
  for (const { properties, geometry } of rail.features) {
    const line = lineOf(properties.operator, properties.line);
    const key = `${line.operator} ${line.name}`;
    const found = lines.get(key) ?? { ...line, colour: properties.color, pieces: [] };
    found.pieces.push(...geometry.coordinates);
    lines.set(key, found);
  }
  return [...lines.values()]
    .map((line) => ({
      name: { ja: line.name },
      operator: line.operator,
      ...(LOOPS.has(line.name) ? { loop: true } : {}),
      stations: orderedStations(line, stations, added),
    }))
    .filter((line) => line.stations.length > 1);
}

function orderedStations(line, stations, added) {
  const served = stations
    .map((station, index) => ({ station, index }))
    .filter(({ station }) =>
      station.lines.some((l) => l.operator === line.operator && l.name === line.name),
    );
  if (served.length === 0) return [];
  if (LOOPS.has(line.name)) return aroundMiddle(served);
  const [way] = centrelines(line.pieces, { snapMetres: 12, gapMetres: 2_500, leastMetres: 0 });
  const placed = served
    .filter(({ station }) => !added.includes(station))
    .map(({ station, index }) => ({
      index,
      ...alongWay([station.point.lng, station.point.lat], way),
    }));
  const far = placed.filter((p) => p.metres > 400).map((p) => stations[p.index].name.ja);
  if (far.length > 0) console.warn(`${line.name}: off the line: ${far.join(" ")}`);
  const order = placed.sort((a, b) => a.along - b.along).map((p) => p.index);
  for (const extra of served.filter(({ station }) => added.includes(station))) {
    insertAtNearerEnd(order, extra, stations);
  }
  return order;
}

function aroundMiddle(served) {
  const points = served.map(({ station }) => station.point);
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [lng, lat] = [mean((p) => p.lng), mean((p) => p.lat)];
  const bearing = ({ station: { point } }) => Math.atan2(point.lng - lng, point.lat - lat);
  return [...served].sort((a, b) => bearing(a) - bearing(b)).map(({ index }) => index);
}

function insertAtNearerEnd(order, { station, index }, stations) {
  const at = ({ point }) => [point.lng, point.lat];
  const metres = (other) => metresBetween(at(station), at(stations[other]));
  if (metres(order[0]) < metres(order.at(-1))) order.unshift(index);
  else order.push(index);
}

function alongWay(point, way) {
  let best = { metres: Number.POSITIVE_INFINITY, along: 0 };
  let before = 0;
  for (let i = 1; i < way.length; i += 1) {
    const step = metresBetween(way[i - 1], way[i]);
    const { metres, along } = metresToSegment(point, way[i - 1], way[i]);
    if (metres < best.metres) best = { metres, along: before + along * step };
    before += step;
  }
  return best;
}

function renumbered(stations, railways, served) {
  const order = [...served].sort((a, b) =>
    stations[a].name.ja.localeCompare(stations[b].name.ja, "ja"),
  );
  const place = new Map(order.map((old, index) => [old, index]));
  const lineNames = (old) =>
    railways.flatMap((line, i) => (line.stations.includes(old) ? [i] : []));
  return {
    stations: order.map((old) => {
      const { name, alias, point } = stations[old];
      const others = [...new Set(alias)].filter((a) => !stations.some((s) => s.name.ja === a));
      return {
        name,
        ...(others.length > 0 ? { alias: others } : {}),
        point,
        lines: lineNames(old),
      };
    }),
    railways: railways.map((line) => ({
      ...line,
      stations: line.stations.map((s) => place.get(s)),
    })),
  };
}
