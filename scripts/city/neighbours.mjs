// Coarse outlines of the neighbouring cities, from the borders and names of the street map.
import { chain } from "./dissolve.mjs";
import {
  innermostPoint,
  inPolygon,
  rounded,
  roundedLine,
  signedArea,
  simplifyRing,
} from "./plane.mjs";
import { toLngLat } from "./tiles.mjs";

/** Roman letters of the cities around: common knowledge, not from a data file. */
const NEIGHBOURS = {
  堺市: "Sakai",
  東大阪市: "Higashiosaka",
  豊中市: "Toyonaka",
  吹田市: "Suita",
  守口市: "Moriguchi",
  門真市: "Kadoma",
  大東市: "Daito",
  八尾市: "Yao",
  松原市: "Matsubara",
  摂津市: "Settsu",
  尼崎市: "Amagasaki",
  伊丹市: "Itami",
  西宮市: "Nishinomiya",
  寝屋川市: "Neyagawa",
  藤井寺市: "Fujiidera",
  柏原市: "Kashiwara",
};
const HYOGO = new Set(["尼崎市", "伊丹市", "西宮市"]);
const BOUNDARY_ZOOM = 14;
const CELL_DEGREES = { lng: 0.0007, lat: 0.0006 };
const BOX = { west: 135.32, south: 34.56, east: 135.64, north: 34.79 };
const COLUMNS = Math.ceil((BOX.east - BOX.west) / CELL_DEGREES.lng);
const ROWS = Math.ceil((BOX.north - BOX.south) / CELL_DEGREES.lat);

/** Coarse outlines of the cities around: a grid filled from each city's name up to the borders. */
export async function buildNeighbours(tiles, outlines, sea) {
  const cells = new Array(COLUMNS * ROWS).fill("");
  const { lines, seeds } = await bordersAndNames(tiles, outlines);
  for (const line of lines) drawWall(cells, line);
  maskWater(cells, sea);
  for (const { name, point } of seeds) flood(cells, name, point);
  for (let i = 0; i < 4; i += 1) fillWalls(cells);
  return [...new Set(seeds.map((seed) => seed.name))].sort().map((name) => ({
    name: { ja: name, en: `${NEIGHBOURS[name]} City` },
    prefecture: HYOGO.has(name) ? { ja: "兵庫県", en: "Hyogo" } : { ja: "大阪府", en: "Osaka" },
    ...shapeOf(cells, name),
  }));
}

async function bordersAndNames(tiles, outlines) {
  const lines = [];
  const seeds = [];
  const inCity = (p) =>
    outlines.some((o) => o.coordinates.some((polygon) => inPolygon(p, polygon)));
  await tiles.each(BOUNDARY_ZOOM, ["boundary", "place"], ({ layer, properties, parts }) => {
    const points = parts.map((part) => part.map((unit) => toLngLat(unit, BOUNDARY_ZOOM)));
    if (layer === "boundary" && properties.admin_level <= 7) lines.push(...points);
    if (layer !== "place" || points.length === 0 || inCity(points[0][0])) return;
    const name = properties.class === "suburb" ? "堺市" : properties.name;
    const named =
      properties.class === "city" || (properties.class === "suburb" && points[0][0][1] < 34.6);
    if (named && NEIGHBOURS[name]) seeds.push({ name, point: points[0][0] });
  });
  return { lines, seeds };
}

const columnOf = (lng) => Math.floor((lng - BOX.west) / CELL_DEGREES.lng);
const rowOf = (lat) => Math.floor((lat - BOX.south) / CELL_DEGREES.lat);
const indexOf = (column, row) =>
  column < 0 || row < 0 || column >= COLUMNS || row >= ROWS ? -1 : row * COLUMNS + column;

function drawWall(cells, line) {
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    const span = Math.max(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1]));
    const steps = Math.max(1, Math.ceil(span / (CELL_DEGREES.lat / 8)));
    for (let s = 0; s <= steps; s += 1) {
      const at = [a[0] + ((b[0] - a[0]) * s) / steps, a[1] + ((b[1] - a[1]) * s) / steps];
      const index = indexOf(columnOf(at[0]), rowOf(at[1]));
      if (index >= 0) cells[index] = "wall";
    }
  }
}

const centreOf = (index) => [
  BOX.west + ((index % COLUMNS) + 0.5) * CELL_DEGREES.lng,
  BOX.south + (Math.floor(index / COLUMNS) + 0.5) * CELL_DEGREES.lat,
];

function maskWater(cells, sea) {
  cells.forEach((cell, index) => {
    if (cell === "" && sea.some((polygon) => inPolygon(centreOf(index), polygon)))
      cells[index] = "sea";
  });
}

const aroundOf = (index) => {
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  const around = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ];
  return around.map(([dx, dy]) => indexOf(column + dx, row + dy)).filter((next) => next >= 0);
};

function flood(cells, name, [lng, lat]) {
  const open = [indexOf(columnOf(lng), rowOf(lat))].filter((i) => i >= 0 && cells[i] === "");
  for (const index of open) cells[index] = name;
  for (const index of open) {
    for (const next of aroundOf(index)) {
      if (cells[next] !== "") continue;
      cells[next] = name;
      open.push(next);
    }
  }
}

function fillWalls(cells) {
  const before = [...cells];
  before.forEach((cell, index) => {
    if (cell !== "wall") return;
    const named = aroundOf(index)
      .map((next) => before[next])
      .find((label) => NEIGHBOURS[label]);
    if (named) cells[index] = named;
  });
}

function shapeOf(cells, name) {
  const edges = new Map();
  const flip = (a, b) => {
    if (!edges.delete(`${b} ${a}`)) edges.set(`${a} ${b}`, [a, b]);
  };
  cells.forEach((cell, index) => {
    if (cell !== name) return;
    const [c, r] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    const corners = [
      [c, r],
      [c + 1, r],
      [c + 1, r + 1],
      [c, r + 1],
    ];
    for (let i = 0; i < 4; i += 1) flip(corners[i], corners[(i + 1) % 4]);
  });
  const corner = ([c, r]) => [BOX.west + c * CELL_DEGREES.lng, BOX.south + r * CELL_DEGREES.lat];
  const rings = chain([...edges.values()])
    .map((ring) => simplifyRing(ring.map(corner), 110))
    .filter((ring) => signedArea(ring) > 300_000)
    .sort((a, b) => signedArea(b) - signedArea(a));
  const [lng, lat] = rounded(innermostPoint([rings[0]]), 3);
  return { point: { lng, lat }, outline: rings.map((ring) => [roundedLine(ring, 4)]) };
}
