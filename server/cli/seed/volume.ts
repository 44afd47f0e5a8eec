import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type OpenDatabase, rows } from "@/db/client.ts";
import type { KeptPicture, PictureStore } from "../pictures/render.ts";
import { keepPictures } from "../pictures/render.ts";
import { cellMonth, cityCalendar, dayNumber, dayStart } from "./calendar.ts";
import { type CellCount, countCells, FINEST_LEVEL, type FineCell } from "./cells.ts";
import { pictureMotifs } from "./content.ts";
import { type Filling, fill, sendBatch } from "./copy.ts";
import { officeFinder, seedCategories } from "./duties.ts";
import { dropIndexes, freezable, rebuildIndexes } from "./indexes.ts";
import { cityGround, peopleByTown } from "./places.ts";
import { randomFrom } from "./random.ts";
import { addReport, type RowTools } from "./report-rows.ts";
import { newBatch, type TableName } from "./rows.ts";
import { bostonIncidents } from "./volume/boston.ts";
import { cityIncidents, type Incidents } from "./volume/incidents.ts";
import { volumePeople } from "./volume/people.ts";
import { type VolumeTools, volumePlanner } from "./volume/plan.ts";
import { firstDay } from "./volume/rhythm.ts";
import { volumeTexts } from "./volume/texts.ts";

/** What is asked for. The same request makes the same rows. */
export type VolumeRequest = {
  reports: number;
  seed: string;
  /** Nothing is newer than this. */
  until: Date;
  /** Boston's file; null for the city's own shape. */
  bostonFile: string | null;
  /** Where a file of people by town may be. */
  cityDataFolder: string | null;
};

export type Progress =
  | { step: "pictures"; done: number; of: number }
  | { step: "reports"; done: number; of: number; rows: number }
  | { step: "cells" | "analyze" }
  | { step: "index"; name: string; done: number; of: number };

type Tell = (progress: Progress) => void;

const BATCH = 1_000;
const CELL_BATCH = 20_000;
/** Reports between two looks at the socket: the database reads while the next ones are made. */
const BREATH = 40;

/** Everything that makes rows differ: another number of reports makes other reports. */
const seedOf = ({ seed, reports, bostonFile }: VolumeRequest) =>
  `${seed}/${reports}/${bostonFile ? "boston" : "city"}`;

/** Drawings by motif, drawn and kept; more of them where there is more to show. */
export async function volumePictures(
  store: PictureStore,
  reports: number,
  tell: Tell,
  keep: typeof keepPictures = keepPictures,
): Promise<Map<string, KeptPicture[]>> {
  const variants = reports < 5_000 ? 4 : 8;
  const wanted = pictureMotifs.flatMap((motif) =>
    Array.from({ length: variants }, (_, variant) => ({ motif, variant })),
  );
  const kept = await keep(store, wanted, (done) =>
    tell({ step: "pictures", done, of: wanted.length }),
  );
  const motifs = new Map<string, KeptPicture[]>();
  for (const picture of kept)
    motifs.set(picture.motif, [...(motifs.get(picture.motif) ?? []), picture]);
  return motifs;
}

type Prepared = { tools: Omit<VolumeTools, "pictures">; incidents: Incidents };

async function prepare(request: VolumeRequest): Promise<Prepared> {
  const until = request.until.getTime();
  const first = firstDay(dayNumber(until));
  const categories = seedCategories();
  const grounds = cityGround(peopleByTown(request.cityDataFolder));
  const random = randomFrom(`${seedOf(request)}/incidents`);
  return {
    incidents: request.bostonFile
      ? await bostonIncidents(request.bostonFile, request.reports, until, grounds)
      : cityIncidents(request.reports, until, { grounds, random }),
    tools: {
      seed: seedOf(request),
      until,
      calendar: cityCalendar(first - 30, dayNumber(until) + 120),
      categories,
      officeFor: officeFinder(),
      people: volumePeople(request.reports, seedOf(request), dayStart(first)),
      texts: volumeTexts(categories),
    },
  };
}

/**
 * Sends batches one behind the other: while one goes, the next is made. Two are enough, and their
 * room is used again and again.
 */
function sender(filling: Filling, frozen: ReadonlySet<TableName>) {
  let [making, resting] = [newBatch(), newBatch()];
  let going: Promise<void> = Promise.resolve();
  let sent = 0;
  return {
    batch: () => making,
    /** Sends what was made. @returns how many rows were sent in all */
    send: async () => {
      await going;
      sent += making.rows;
      going = sendBatch(filling, making, frozen);
      // Whoever waits for it next is told; until then it is not an unheard failure.
      going.catch(() => {});
      [making, resting] = [resting, making];
      making.clear();
      return sent;
    },
    end: () => going,
  };
}

type Work = { filling: Filling; frozen: ReadonlySet<TableName>; tell: Tell; cells: CellCount };

async function sendReports(
  request: VolumeRequest,
  { tools, incidents }: { tools: VolumeTools; incidents: Incidents },
  { filling, frozen, tell, cells }: Work,
): Promise<void> {
  const { batch, send, end } = sender(filling, frozen);
  for (const _ of tools.people.addTo(batch)) await send();
  const random = randomFrom(`${seedOf(request)}/rows`);
  const rowTools: RowTools = { random, cells, staffOf: tools.people.staffOf };
  const plan = volumePlanner(tools);
  const of = request.reports;
  tell({ step: "reports", done: 0, of, rows: 0 });
  for (let nth = 0; nth < of; nth++) {
    addReport(batch(), plan(nth, incidents(nth, random)), rowTools);
    if (nth % BREATH === 0) await setImmediate();
    if ((nth + 1) % BATCH === 0 || nth + 1 === of)
      tell({ step: "reports", done: nth + 1, of, rows: await send() });
  }
  await end();
}

async function sendCells({ filling, frozen, tell, cells }: Work): Promise<void> {
  tell({ step: "cells" });
  const { batch, send, end } = sender(filling, frozen);
  for (const row of cells.rows()) {
    batch().add("map_cell", row);
    if (batch().rows === CELL_BATCH) await send();
  }
  await send();
  await end();
}

type CellRow = Record<"x" | "y" | "month" | "n", number> & {
  ward_code: string;
  lng: string;
  lat: string;
  counts: number[];
};

/** Takes the cells that are there out of the table and into the count. */
async function takeCells(filling: Filling, cells: CellCount): Promise<void> {
  const found = await filling.query<CellRow>(
    `delete from map_cell where level = ${FINEST_LEVEL} and month > 0
     returning x, y, month, ward_code, n, sum_lng_e6::text as lng, sum_lat_e6::text as lat, counts`,
  );
  await filling.query("delete from map_cell");
  for (const { ward_code: wardCode, lng, lat, ...cell } of found) {
    const fine: FineCell = { ...cell, wardCode, lngE6: Number(lng), latE6: Number(lat) };
    cells.include(fine);
  }
}

/** Someone asks for the very rows that are there already. */
export class SeededBefore extends Error {
  constructor() {
    super("these rows are there already");
    this.name = "SeededBefore";
  }
}

/** How many reports are there already. @throws SeededBefore */
async function countReports(open: OpenDatabase, firstPerson: string): Promise<number> {
  const [row] = await rows<{ n: number; before: boolean }>(
    open.db,
    sql`select (select count(*)::int from report) as n,
      exists (select 1 from person where id = ${firstPerson}) as before`,
  );
  if (row?.before) throw new SeededBefore();
  return row?.n ?? 0;
}

/**
 * Fills a database with reports and everything around them, by COPY and in one transaction. On a
 * database with fewer reports than are asked for, indexes are dropped before and made again after.
 * Nobody else may write meanwhile; changes of the map that are not folded yet are to be folded before.
 */
export async function seedVolume(
  open: OpenDatabase,
  store: PictureStore,
  request: VolumeRequest,
  tell: Tell = () => {},
  keep: typeof keepPictures = keepPictures,
): Promise<void> {
  const { tools, incidents } = await prepare(request);
  const bulk = (await countReports(open, tools.people.first)) < request.reports;
  const pictures = await volumePictures(store, request.reports, tell, keep);
  await fill(open, async (filling) => {
    const rebuild = bulk ? await dropIndexes(filling) : [];
    const frozen: ReadonlySet<TableName> = bulk ? await freezable(filling) : new Set();
    const cells = countCells(cellMonth(request.until.getTime()) - 60);
    await takeCells(filling, cells);
    const work: Work = { filling, frozen, tell, cells };
    await sendReports(request, { tools: { ...tools, pictures }, incidents }, work);
    await sendCells(work);
    await rebuildIndexes(filling, rebuild, (name, done) =>
      tell({ step: "index", name, done, of: rebuild.length }),
    );
  });
  tell({ step: "analyze" });
  await open.db.execute(sql`analyze`);
}
