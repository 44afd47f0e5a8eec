import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { readCityPack } from "../../db/city/pack";
import { parseAddress } from "./rules/address";
import { distanceMetres } from "./rules/distance";
import { bodyOutside, wardAt } from "./rules/ward";

const pack = readCityPack();
const csv = path.resolve(
  import.meta.dirname,
  "../../../shared/data/osaka/mapnavi-facilities-slim.csv",
);

interface Facility {
  id: string;
  name: string;
  address: string;
  lng: string;
  lat: string;
}

/** Facilities whose address names a ward: the first one named, the longest name at that place. */
function facilitiesWithWard() {
  const rows: Facility[] = parse(readFileSync(csv), { columns: true, bom: true });
  return rows.flatMap((row) => {
    const named = pack.wards
      .map(({ code, name }) => ({ code, at: row.address.indexOf(name.ja), length: name.ja.length }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.length - a.length);
    const point = { lng: Number(row.lng), lat: Number(row.lat) };
    return named[0] ? [{ ...row, ward: named[0].code, point }] : [];
  });
}

describe("places outside the city", () => {
  it.each([
    ["Sakai city hall", { lng: 135.4831, lat: 34.5733 }, "堺市"],
    ["Higashiosaka, Fuse", { lng: 135.5636, lat: 34.6644 }, "東大阪市"],
    ["Suita station", { lng: 135.5236, lat: 34.7639 }, "吹田市"],
    ["Amagasaki station", { lng: 135.4167, lat: 34.7183 }, "尼崎市"],
    ["Moriguchi-shi station", { lng: 135.5636, lat: 34.7353 }, "守口市"],
    ["Yao station", { lng: 135.6006, lat: 34.6186 }, "八尾市"],
  ])("%s is in no ward, and the pack knows whom to ask", (_, point, name) => {
    expect(wardAt(point, pack.wardOutlines)).toBeNull();
    expect(bodyOutside(point, pack.neighbours)?.city.name.ja).toBe(name);
  });

  it.each([
    ["Osaka bay", { lng: 135.34, lat: 34.6 }],
    ["Tokyo", { lng: 139.7, lat: 35.68 }],
  ])("%s has nobody to ask", (_, point) => {
    expect(wardAt(point, pack.wardOutlines)).toBeNull();
    expect(bodyOutside(point, pack.neighbours)).toBeNull();
  });
});

describe("the pack's own points", () => {
  it("have every label and ward office in its ward", () => {
    const labels = pack.wards.flatMap(({ code, label }) => label.map((point) => ({ code, point })));
    const offices = pack.offices.wardOffices.map(({ ward, point }) => ({ code: ward, point }));
    const wrong = [...labels, ...offices].filter(
      ({ code, point }) => wardAt(point, pack.wardOutlines, 0) !== code,
    );
    expect(wrong).toEqual([]);
  });

  it("have every town in its ward", () => {
    const wrong = pack.towns.filter(({ ward, point }) => wardAt(point, pack.wardOutlines) !== ward);
    expect(wrong.map(({ ward, name }) => `${ward} ${name}`)).toEqual([]);
  });

  it("are found again by every town's own name", () => {
    const wardNames = new Map(pack.wards.map(({ code, name }) => [code, name.ja]));
    const wrong = pack.towns.filter((town) => {
      const found = parseAddress(`${wardNames.get(town.ward)}${town.name}`, pack.wards, pack.towns);
      return found?.ward !== town.ward || found.town !== town.base || found.chome !== town.chome;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

if (existsSync(csv)) {
  describe("facilities of the city (mapnavi)", () => {
    it("lie in the ward their address names for at least 98.5 % of 6,579", () => {
      const facilities = facilitiesWithWard();
      const misses = facilities.flatMap((facility) => {
        const found = wardAt(facility.point, pack.wardOutlines);
        return found === facility.ward ? [] : [{ ...facility, found }];
      });
      const share = 1 - misses.length / facilities.length;
      const lines = misses.map(
        (m) => `${m.id} ${m.name}: ${m.address}, found ${m.found ?? "none"}`,
      );
      process.stdout.write(
        `ward found for ${(share * 100).toFixed(2)} % of ${facilities.length}\n`,
      );
      process.stdout.write(`${misses.length} misses:\n${lines.join("\n")}\n`);
      expect(facilities).toHaveLength(6_579);
      expect(share).toBeGreaterThanOrEqual(0.985);
    });

    it("have addresses that lead to a town for most, near the place itself", () => {
      const read = facilitiesWithWard().map((facility) => {
        const parsed = parseAddress(facility.address, pack.wards, pack.towns);
        const metres = parsed?.point ? distanceMetres(parsed.point, facility.point) : null;
        return { facility, parsed, metres };
      });
      const placed = read.filter(({ metres }) => metres !== null);
      const near = placed.filter(({ metres }) => (metres ?? 0) < 500);
      const chome = read.filter(({ parsed }) => parsed?.precision === "chome");
      const unread = read.filter(({ parsed }) => !parsed?.town).map((r) => r.facility.address);
      process.stdout.write(
        `of ${read.length} addresses ${placed.length} placed, ${chome.length} to the 丁目, ` +
          `${near.length} within 500 m; not read: ${unread.slice(0, 40).join(" / ")}\n`,
      );
      expect(placed.length / read.length).toBeGreaterThan(0.97);
      expect(near.length / placed.length).toBeGreaterThan(0.96);
    });
  });
} else {
  describe("facilities of the city (mapnavi)", () => {
    it.skip(`not run: no shared data (${csv})`, () => undefined);
  });
}
