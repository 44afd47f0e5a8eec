import { describe, expect, it } from "vitest";
import { readTile } from "../../places/rules/read-tile.ts";
import { stateGroups } from "../lifecycle.ts";
import { MAX_POINTS_PER_TILE, tileCorner } from "./cells.ts";
import { encodeTile, TILE_LAYER } from "./tile-encoding.ts";

const tile = { z: 14, x: 14358, y: 6509 };
const read = (bytes: Uint8Array) => readTile(bytes, new Set([TILE_LAYER]))[0]?.features ?? [];
const corner = tileCorner(tile.z, tile.x, tile.y);
const opposite = tileCorner(tile.z, tile.x + 1, tile.y + 1);

describe("encodeTile", () => {
  it("makes nothing of nothing", () => {
    expect(encodeTile({ clusters: [], points: [] }, tile)).toHaveLength(0);
  });

  it("puts the corners of the tile at the corners of its grid", () => {
    const points = [
      { ...corner, number: "A", group: "recv" as const },
      { ...opposite, number: "B", group: "done" as const },
    ];
    const found = read(encodeTile({ clusters: [], points }, tile));
    expect(found.map((one) => one.parts)).toEqual([[[[0, 0]]], [[[4096, 4096]]]]);
    expect(found.map((one) => one.properties)).toEqual([
      { number: "A", group: "recv" },
      { number: "B", group: "done" },
    ]);
    expect(found.every((one) => one.type === 1)).toBe(true);
  });

  it("keeps a place just outside the tile, with its sign", () => {
    const outside = { lng: corner.lng - (opposite.lng - corner.lng) / 4096, lat: corner.lat };
    const points = [{ ...outside, number: "A", group: "out" as const }];
    expect(read(encodeTile({ clusters: [], points }, tile))[0]?.parts).toEqual([[[-1, 0]]]);
  });

  it("counts each state group of a gathering and leaves out the empty ones", () => {
    const groups = stateGroups.map((_, i) => i * 1_000);
    const n = groups.reduce((sum, one) => sum + one, 0);
    const clusters = [{ ...corner, n, groups }];
    const [found] = read(encodeTile({ clusters, points: [] }, tile));
    expect(found?.properties).toEqual({
      n: 10_000,
      work: 1_000,
      plan: 2_000,
      done: 3_000,
      out: 4_000,
    });
  });

  it("says in each feature when the tile holds more than it shows", () => {
    const points = Array.from({ length: MAX_POINTS_PER_TILE }, (_, i) => ({
      ...corner,
      number: `N${i}`,
      group: "recv" as const,
    }));
    expect(read(encodeTile({ clusters: [], points }, tile))[0]?.properties.more).toBe(1);
    const fewer = points.slice(1);
    expect(read(encodeTile({ clusters: [], points: fewer }, tile))[0]?.properties.more).toBe(
      undefined,
    );
  });
});
