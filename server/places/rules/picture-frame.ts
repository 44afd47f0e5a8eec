/** A picture of the map: its middle in degrees, its zoom and its size in CSS pixels. */
export type PictureView = {
  lng: number;
  lat: number;
  zoom: number;
  width: number;
  height: number;
};

/** Pixel of the drawing, from its upper left corner; twice as many as CSS pixels. */
export type Pixel = readonly [x: number, y: number];

/** Drawn at twice its size, so that whole numbers are fine enough. */
export const SCALE = 2;
const TILE = 512;
/** What lies this far outside is still drawn: line ends and outlines must not show. */
const MARGIN = 40;

/** Position on the whole earth's square at a zoom (512 pixels at zoom 0), Web Mercator. */
function worldPixel(zoom: number, lng: number, lat: number): Pixel {
  const size = TILE * SCALE * 2 ** zoom;
  const sin = Math.sin((lat * Math.PI) / 180);
  return [
    size * (lng / 360 + 0.5),
    size * (0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI),
  ];
}

export type Frame = {
  view: PictureView;
  /** Size of the drawing in its own pixels. */
  width: number;
  height: number;
  pixelOf(lng: number, lat: number): Pixel;
  /** Pixel of a point given in shares of a map tile. */
  pixelInTile(tile: { z: number; x: number; y: number }, x: number, y: number): Pixel;
  /** Addresses of the map tiles of a zoom that the picture touches. */
  tiles(z: number): { z: number; x: number; y: number }[];
  metresPerPixel: number;
};

/** The way from places to pixels for one picture. */
export function frameOf(view: PictureView): Frame {
  const middle = worldPixel(view.zoom, view.lng, view.lat);
  const [width, height] = [view.width * SCALE, view.height * SCALE];
  const [left, top] = [middle[0] - width / 2, middle[1] - height / 2];
  const sizeOfTile = (z: number) => TILE * SCALE * 2 ** (view.zoom - z);
  return {
    view,
    width,
    height,
    pixelOf(lng, lat) {
      const [x, y] = worldPixel(view.zoom, lng, lat);
      return [x - left, y - top];
    },
    pixelInTile: (tile, x, y) => [
      (tile.x + x) * sizeOfTile(tile.z) - left,
      (tile.y + y) * sizeOfTile(tile.z) - top,
    ],
    tiles(z) {
      const size = sizeOfTile(z);
      const range = (from: number, length: number) => {
        const first = Math.floor(from / size);
        const count = Math.floor((from + length) / size) - first + 1;
        return Array.from({ length: count }, (_, i) => first + i);
      };
      return range(top, height).flatMap((y) => range(left, width).map((x) => ({ z, x, y })));
    },
    metresPerPixel:
      (40_075_016.7 * Math.cos((view.lat * Math.PI) / 180)) / (TILE * SCALE * 2 ** view.zoom),
  };
}

type Side = { inside(p: Pixel): boolean; cross(a: Pixel, b: Pixel): Pixel };

function sides({ width, height }: Frame): Side[] {
  const vertical = (edge: number, sign: number): Side => ({
    inside: (p) => (p[0] - edge) * sign >= 0,
    cross: (a, b) => [edge, a[1] + ((b[1] - a[1]) * (edge - a[0])) / (b[0] - a[0])],
  });
  const horizontal = (edge: number, sign: number): Side => ({
    inside: (p) => (p[1] - edge) * sign >= 0,
    cross: (a, b) => [a[0] + ((b[0] - a[0]) * (edge - a[1])) / (b[1] - a[1]), edge],
  });
  return [
    vertical(-MARGIN, 1),
    vertical(width + MARGIN, -1),
    horizontal(-MARGIN, 1),
    horizontal(height + MARGIN, -1),
  ];
}

/** A ring cut to the picture (Sutherland and Hodgman); empty when it lies outside. */
export function cutRing(ring: readonly Pixel[], frame: Frame): Pixel[] {
  let kept: Pixel[] = [...ring];
  for (const side of sides(frame)) {
    if (kept.every(side.inside)) continue;
    const next: Pixel[] = [];
    let before = kept.at(-1);
    for (const point of kept) {
      if (before && side.inside(before) !== side.inside(point))
        next.push(side.cross(before, point));
      if (side.inside(point)) next.push(point);
      before = point;
    }
    kept = next;
  }
  return kept;
}

/** The runs of a line whose pieces may touch the picture. */
export function cutLine(line: readonly Pixel[], { width, height }: Frame): Pixel[][] {
  const runs: Pixel[][] = [];
  let open = false;
  let before: Pixel | undefined;
  for (const point of line) {
    if (before) {
      const touches =
        Math.max(before[0], point[0]) >= -MARGIN &&
        Math.min(before[0], point[0]) <= width + MARGIN &&
        Math.max(before[1], point[1]) >= -MARGIN &&
        Math.min(before[1], point[1]) <= height + MARGIN;
      if (touches && open) runs.at(-1)?.push(point);
      else if (touches) runs.push([before, point]);
      open = touches;
    }
    before = point;
  }
  return runs;
}

/** SVG path data in whole pixels; points that fall together are dropped. */
export function pathData(points: readonly Pixel[], closed: boolean): string {
  let [x, y] = [0, 0];
  const steps: string[] = [];
  for (const point of points) {
    const [nextX, nextY] = [Math.round(point[0]), Math.round(point[1])];
    if (steps.length && nextX === x && nextY === y) continue;
    steps.push(steps.length ? `l${nextX - x} ${nextY - y}` : `M${nextX} ${nextY}`);
    [x, y] = [nextX, nextY];
  }
  if (steps.length < (closed ? 3 : 2)) return "";
  return steps.join("").replaceAll(" -", "-") + (closed ? "z" : "");
}
