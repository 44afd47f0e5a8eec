import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { LngLat } from "@/db/city/geography.ts";
import { readCityPack } from "@/db/city/pack.ts";
import bostonTypes from "@/db/seed/boston-types.json";
import { dayNumber, dayStart } from "../calendar.ts";
import type { Ending } from "../journey.ts";
import { moved, nearestOf, type TownGround } from "../places.ts";
import type { Random } from "../random.ts";
import type { Incidents } from "./incidents.ts";
import { spotOf } from "./incidents.ts";
import { firstDay, LATEST_MS, YEARS } from "./rhythm.ts";

/** One request of Boston's year, moved onto Osaka. Times are milliseconds since its 1 January. */
type Request = {
  opened: number;
  openFor: number | null;
  ground: TownGround;
  /** Null where the moved place is no ground: then somewhere in the town. */
  place: LngLat | null;
  categories: readonly string[];
  ending: Ending;
};

type Row = Record<
  | "OPEN_DT"
  | "CLOSED_DT"
  | "CASE_STATUS"
  | "CLOSURE_REASON"
  | "REASON"
  | "TYPE"
  | "LATITUDE"
  | "LONGITUDE",
  string
>;

/** 1 % and 99 % of the requests' places: what is beyond is moved to the edge. */
const boston = { west: -71.1675, east: -71.0106, south: 42.2502, north: 42.3856 };
/** Where requests without an address were put: the city hall. */
const cityHall = { lat: "42.3594", lng: "-71.0587" };
const types = bostonTypes as [string, string[]][];
const KEPT_METRES = 260;
const YEAR_MS = 365 * 86_400_000;

const share = (value: number, low: number, high: number) =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));

/** Stretches Boston's box over Osaka's. */
function onOsaka(row: Row): LngLat {
  const { bounds } = readCityPack().city;
  const x = share(Number(row.LONGITUDE), boston.west, boston.east);
  const y = share(Number(row.LATITUDE), boston.south, boston.north);
  return {
    lng: bounds.west + 0.02 + x * (bounds.east - bounds.west - 0.02),
    lat: bounds.south + y * (bounds.north - bounds.south),
  };
}

/** Our categories for a type of request; null where nothing fits. */
export function categoriesOf(row: Pick<Row, "REASON" | "TYPE">): readonly string[] | null {
  const found =
    types.find(([part]) => row.TYPE.includes(part)) ??
    types.find(([part]) => row.REASON.includes(part));
  return found ? found[1] : null;
}

/** `01/16/2015 08:30:00 AM` in milliseconds since the beginning of 2015; null where there is none. */
export function momentIn2015(text: string): number | null {
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M$/.exec(text);
  if (!match) return null;
  const [month = 1, day = 1, year = 2015, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const clock = (hour % 12) + (match[7] === "P" ? 12 : 0);
  return Date.UTC(year, month - 1, day, clock, minute, second) - Date.UTC(2015, 0, 1);
}

export function endingOf({
  CASE_STATUS,
  CLOSURE_REASON,
}: Pick<Row, "CASE_STATUS" | "CLOSURE_REASON">): Ending {
  if (CASE_STATUS === "Open") return "wait";
  if (/duplicate/i.test(CLOSURE_REASON)) return "mark-duplicate";
  if (/\bROA\b|refer/i.test(CLOSURE_REASON)) return "hand-over";
  if (/NOVIO|no violation|invalid|NOBASE|no basis/i.test(CLOSURE_REASON)) return "refuse";
  if (/ADCLSD|not at location|unable to locate/i.test(CLOSURE_REASON)) return "close-unanswered";
  return "fix";
}

function requestOf(
  row: Row,
  grounds: readonly { point: LngLat; ground: TownGround }[],
): Request | null {
  const categories = categoriesOf(row);
  const opened = momentIn2015(row.OPEN_DT);
  const isCityHall = row.LATITUDE === cityHall.lat && row.LONGITUDE === cityHall.lng;
  if (!categories || opened === null || isCityHall || !row.LATITUDE) return null;
  const wanted = onOsaka(row);
  const near = nearestOf(wanted, grounds);
  if (!near) return null;
  const { ground } = near.thing;
  const closed = momentIn2015(row.CLOSED_DT);
  const openFor = closed === null ? null : Math.max(600_000, closed - opened);
  const place = near.metres < KEPT_METRES && ground.stands(wanted) ? wanted : null;
  return { opened, openFor, ground, place, categories, ending: endingOf(row) };
}

async function readRequests(file: string, grounds: readonly TownGround[]): Promise<Request[]> {
  const points = grounds.map((ground) => ({ point: ground.town.point, ground }));
  const rows = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true }));
  const requests: Request[] = [];
  for await (const row of rows as AsyncIterable<Row>) {
    const request = requestOf(row, points);
    if (request) requests.push(request);
  }
  return requests.sort((a, b) => a.opened - b.opened);
}

/**
 * Boston's requests of 2015 (City of Boston 311, ODC PDDL) moved onto Osaka: three times its year,
 * each request as often as the number asked for needs, some hours and metres beside itself.
 */
export async function bostonIncidents(
  file: string,
  count: number,
  untilMs: number,
  grounds: readonly TownGround[],
): Promise<Incidents> {
  const requests = await readRequests(file, grounds);
  const start = dayStart(firstDay(dayNumber(untilMs)));
  const span = untilMs - start;
  return (nth: number, random: Random) => {
    const years = ((nth + 0.5) / count) * YEARS;
    const found = requests[Math.floor((years % 1) * requests.length)];
    if (!found) throw new Error("no request in the file");
    const [category = ""] = [random.pick(found.categories)];
    const planned =
      start + (Math.floor(years) * YEAR_MS + found.opened) * (span / (YEARS * YEAR_MS));
    const at = Math.min(untilMs - LATEST_MS, Math.floor(planned + random.bell() * 3_600_000));
    const place = found.place
      ? moved(found.place, random.bell() * 12, random.bell() * 12)
      : spotOf(found.ground, random);
    const closedAt = found.openFor === null ? null : at + found.openFor;
    return {
      at: Math.max(start, at),
      ground: found.ground,
      place,
      category,
      ending: found.ending,
      closedAt,
    };
  };
}
