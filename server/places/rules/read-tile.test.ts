import Pbf from "pbf";
import { describe, expect, it } from "vitest";
import { readTile } from "./read-tile.ts";

type Layer = { name: string; type: number; geometry: number[] };

/** A tile with one feature a layer, all kinds of values, written field by field. */
function tile(layers: Layer[]): Uint8Array {
  const pbf = new Pbf();
  for (const layer of layers) {
    pbf.writeMessage(
      3,
      (one: Layer, out) => {
        out.writeVarintField(15, 2);
        out.writeStringField(1, one.name);
        out.writeMessage(
          2,
          (_: Layer, f) => {
            f.writePackedVarint(2, [0, 0, 1, 1, 2, 2, 3, 3]);
            f.writeVarintField(3, one.type);
            f.writePackedVarint(4, one.geometry);
          },
          one,
        );
        for (const key of ["class", "rank", "height", "bridge"]) out.writeStringField(3, key);
        out.writeMessage(4, (_: Layer, v) => v.writeStringField(1, "primary"), one);
        out.writeMessage(4, (_: Layer, v) => v.writeVarintField(5, 7), one);
        out.writeMessage(4, (_: Layer, v) => v.writeDoubleField(3, 2.5), one);
        out.writeMessage(4, (_: Layer, v) => v.writeBooleanField(7, true), one);
        out.writeVarintField(5, 512);
      },
      layer,
    );
  }
  return pbf.finish();
}

// MoveTo (25,17), LineTo two steps (+0,+10) (+10,-5), as in the specification's own example style.
const line = [9, 50, 34, 18, 0, 20, 20, 9];

describe("readTile", () => {
  it("reads values, extent and the parts of a line", () => {
    const [layer] = readTile(
      tile([{ name: "roads", type: 2, geometry: line }]),
      new Set(["roads"]),
    );
    expect(layer?.extent).toBe(512);
    expect(layer?.features).toEqual([
      {
        type: 2,
        properties: { class: "primary", rank: 7, height: 2.5, bridge: true },
        parts: [
          [
            [25, 17],
            [25, 27],
            [35, 22],
          ],
        ],
      },
    ]);
  });

  it("begins a part with each move and drops the closing of rings", () => {
    const two = [9, 2, 2, 10, 4, 0, 15, 9, 20, 20, 10, 4, 0, 15];
    const [layer] = readTile(tile([{ name: "land", type: 3, geometry: two }]), new Set(["land"]));
    expect(layer?.features[0]?.parts).toHaveLength(2);
  });

  it("skips layers nobody asked for", () => {
    const bytes = tile([
      { name: "poi", type: 1, geometry: [9, 2, 2] },
      { name: "water", type: 3, geometry: line },
    ]);
    expect(readTile(bytes, new Set(["water"])).map(({ name }) => name)).toEqual(["water"]);
  });

  it("makes nothing of an empty tile", () => {
    expect(readTile(new Uint8Array(), new Set(["water"]))).toEqual([]);
  });
});
