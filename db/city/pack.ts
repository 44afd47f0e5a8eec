import type { CityCategories, CityOffices } from "./duties";
import type {
  CityFacts,
  MultiPolygonCoordinates,
  NeighbourCity,
  Park,
  Railway,
  River,
  Road,
  Station,
  Town,
  Ward,
  WardOutline,
} from "./geography";
import categories from "./osaka/categories.json";
import city from "./osaka/city.json";
import neighbours from "./osaka/neighbours.json";
import offices from "./osaka/offices.json";
import parks from "./osaka/parks.json";
import railways from "./osaka/railways.json";
import rivers from "./osaka/rivers.json";
import roads from "./osaka/roads.json";
import sea from "./osaka/sea.json";
import stations from "./osaka/stations.json";
import towns from "./osaka/towns.json";
import outlines from "./osaka/ward-outlines.json";
import wards from "./osaka/wards.json";

/** Everything the product knows about its city. Built by `scripts/city`, described in the README. */
export interface CityPack extends CityCategories {
  city: CityFacts;
  /** In order of their codes. */
  wards: readonly Ward[];
  wardOutlines: readonly WardOutline[];
  /** Every town and every numbered part of one, with one point each. */
  towns: readonly Town[];
  stations: readonly Station[];
  railways: readonly Railway[];
  roads: readonly Road[];
  rivers: readonly River[];
  parks: readonly Park[];
  /** GeoJSON MultiPolygon coordinates, cut at 135.32-135.64, 34.56-34.79; islands are holes. */
  sea: MultiPolygonCoordinates;
  neighbours: readonly NeighbourCity[];
  offices: CityOffices;
}

type TownRows = Record<string, Record<string, [chome: number, lng: number, lat: number][]>>;

let kept: CityPack | undefined;

/** The pack of the city served; parsed once. Its shapes are checked by `pack.test.ts`. */
export function readCityPack(): CityPack {
  kept ??= {
    city: shaped<CityFacts>(city),
    wards: shaped<Ward[]>(wards),
    wardOutlines: shaped<WardOutline[]>(outlines),
    towns: townsFrom(shaped<TownRows>(towns)),
    stations: shaped<Station[]>(stations),
    railways: shaped<Railway[]>(railways),
    roads: shaped<Road[]>(roads),
    rivers: shaped<River[]>(rivers),
    parks: shaped<Park[]>(parks),
    sea: shaped<MultiPolygonCoordinates>(sea),
    neighbours: shaped<NeighbourCity[]>(neighbours),
    ...shaped<CityCategories>(categories),
    offices: shaped<CityOffices>(offices),
  };
  return kept;
}

/** "十二" for 12; for the numbers 1 to 99 that parts of towns have. */
export function kanjiNumeral(value: number): string {
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  const tens = Math.floor(value / 10);
  const head = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`;
  return `${head}${digits[value % 10]}`;
}

/** JSON has no tuples and wide literals: this names the shape the build wrote. */
function shaped<T>(json: unknown): T {
  return json as T;
}

function townsFrom(rows: TownRows): Town[] {
  return Object.entries(rows).flatMap(([ward, bases]) =>
    Object.entries(bases).flatMap(([base, points]) =>
      points.map(([chome, lng, lat]) => ({
        ward,
        base,
        chome: chome === 0 ? null : chome,
        name: chome === 0 ? base : `${base}${kanjiNumeral(chome)}丁目`,
        point: { lng, lat },
      })),
    ),
  );
}
