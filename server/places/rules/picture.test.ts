import { describe, expect, it } from "vitest";
import { readCityPack } from "../../../db/city/pack.ts";
import { cityMapFeatures } from "./map-features.ts";
import { drawPicture } from "./picture.ts";
import { cutLine, cutRing, frameOf, type Pixel, pathData } from "./picture-frame.ts";
import type { StreetTile } from "./picture-streets.ts";

const features = cityMapFeatures(readCityPack());
const umeda = { lng: 135.4983, lat: 34.7025, zoom: 15, width: 400, height: 200 };
const city = { lng: 135.49, lat: 34.68, zoom: 10.4, width: 390, height: 500 };
const look = { theme: "light" as const, locale: "ja" };

describe("frameOf", () => {
  const frame = frameOf(umeda);

  it("puts its place in the middle", () => {
    const [x, y] = frame.pixelOf(umeda.lng, umeda.lat);
    expect(x).toBeCloseTo(400, 6);
    expect(y).toBeCloseTo(200, 6);
  });

  it("knows how many metres a pixel is", () => {
    const [x] = frame.pixelOf(umeda.lng + 0.001, umeda.lat);
    const metres = 111_320 * 0.001 * Math.cos((umeda.lat * Math.PI) / 180);
    expect((x - 400) * frame.metresPerPixel).toBeCloseTo(metres, 0);
  });

  it("names the tiles it touches, and only these", () => {
    const tiles = frame.tiles(14);
    expect(tiles.length).toBeGreaterThan(0);
    for (const tile of tiles) {
      const [left, top] = frame.pixelInTile(tile, 0, 0);
      const [right, bottom] = frame.pixelInTile(tile, 1, 1);
      expect(left < frame.width && right > 0 && top < frame.height && bottom > 0).toBe(true);
    }
  });
});

describe("cutting to the picture", () => {
  const frame = frameOf(umeda);
  const square = (left: number, top: number, size: number): Pixel[] => [
    [left, top],
    [left + size, top],
    [left + size, top + size],
    [left, top + size],
  ];

  it("leaves a ring inside as it is and drops one outside", () => {
    expect(cutRing(square(10, 10, 50), frame)).toEqual(square(10, 10, 50));
    expect(cutRing(square(5_000, 0, 50), frame)).toEqual([]);
  });

  it("keeps the whole picture of a ring around it", () => {
    const kept = cutRing(square(-10_000, -10_000, 30_000), frame);
    expect(new Set(kept.map(String)).size).toBe(4);
    expect(kept.every(([x, y]) => Math.abs(x) <= 900 && Math.abs(y) <= 900)).toBe(true);
  });

  it("keeps the runs of a line that pass", () => {
    const line: Pixel[] = [
      [-9_000, 100],
      [-8_000, 100],
      [10, 100],
      [20, 100],
      [9_000, 100],
      [9_900, 100],
    ];
    expect(cutLine(line, frame)).toEqual([
      [
        [-8_000, 100],
        [10, 100],
        [20, 100],
        [9_000, 100],
      ],
    ]);
  });
});

describe("pathData", () => {
  it("writes whole steps and drops points that fall together", () => {
    expect(
      pathData(
        [
          [0.2, 0.4],
          [0.3, 0.1],
          [10, 5],
          [4, 5],
        ],
        false,
      ),
    ).toBe("M0 0l10 5l-6 0");
    expect(
      pathData(
        [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
        true,
      ),
    ).toBe("M0 0l10 0l0 10z");
  });

  it("is empty where nothing is left", () => {
    expect(
      pathData(
        [
          [0, 0],
          [0.1, 0.1],
        ],
        false,
      ),
    ).toBe("");
    expect(
      pathData(
        [
          [0, 0],
          [5, 5],
        ],
        true,
      ),
    ).toBe("");
  });
});

describe("drawPicture", () => {
  it("draws the whole city from the pack, small enough for a phone", () => {
    const svg = drawPicture(city, { features, streets: null }, look);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="390" height="500"')).toBe(
      true,
    );
    expect(svg).toContain("阿倍野区");
    expect(svg.length).toBeLessThan(80_000);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("names wards in English where the reader reads English", () => {
    const svg = drawPicture(city, { features, streets: null }, { ...look, locale: "en" });
    expect(svg).toContain("Abeno Ward");
  });

  it("has other colours in the dark", () => {
    const dark = drawPicture(city, { features, streets: null }, { ...look, theme: "dark" });
    expect(dark).toContain("#161b1e");
    expect(dark).not.toContain("#ece8df");
  });

  it("draws streets of tiles under the names", () => {
    const [tile] = frameOf(umeda).tiles(14);
    const street: StreetTile = {
      ...(tile ?? { z: 14, x: 0, y: 0 }),
      layers: [
        {
          name: "transportation",
          extent: 4096,
          features: [
            {
              type: 2,
              properties: { class: "primary" },
              parts: [
                [
                  [0, 0],
                  [4096, 4096],
                ],
              ],
            },
            {
              type: 2,
              properties: { class: "unheard-of" },
              parts: [
                [
                  [0, 4096],
                  [4096, 0],
                ],
              ],
            },
          ],
        },
        {
          name: "building",
          extent: 4096,
          features: [
            {
              type: 3,
              properties: {},
              parts: [
                [
                  [0, 0],
                  [4096, 0],
                  [4096, 4096],
                  [0, 4096],
                ],
              ],
            },
          ],
        },
      ],
    };
    const svg = drawPicture(umeda, { features, streets: [street] }, look);
    expect(svg).toContain('stroke="#fff6df"');
    expect(svg).toContain('fill="#e9e3d8"');
    expect(svg.indexOf('fill="#e9e3d8"')).toBeLessThan(svg.indexOf('stroke="#fff6df"'));
  });

  it("lets no name of a place break the picture", () => {
    const evil = [
      {
        type: "Feature" as const,
        properties: { k: "station" as const, ja: '<script>"&', n: 3 },
        geometry: { type: "Point" as const, coordinates: [umeda.lng, umeda.lat] as const },
      },
    ];
    const svg = drawPicture(umeda, { features: evil, streets: null }, look);
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&#60;script&#62;");
  });
});
