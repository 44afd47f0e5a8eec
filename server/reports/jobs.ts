import { eq, sql } from "drizzle-orm";
import { type Database, rows, schema } from "@/db/client.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { noticePages, record } from "@/server/core/journal.ts";
import { reportDeleted, reportReminded } from "./journal.ts";
import type { Visibility } from "./lifecycle.ts";
import {
  addCells,
  type CellChange,
  cellKey,
  type Delta,
  foldDeltas,
  MAP_FOLDED,
} from "./rules/fold-cells.ts";
import { REMINDER_AFTER_DAYS, UNCONFIRMED_DAYS } from "./rules/limits.ts";

const MAP_LOCK = 7_302_012;
const FOLD_BATCH = 5_000;

type CellRow = {
  level: number;
  month: number;
  x: number;
  y: number;
  ward_code: string;
  n: number;
  lng: string;
  lat: string;
  counts: number[];
};

const keysOf = (cells: CellChange[]) =>
  JSON.stringify(
    cells.map((c) => ({
      l: c.level,
      m: c.month,
      tx: c.tileX,
      ty: c.tileY,
      x: c.x,
      y: c.y,
      w: c.wardCode,
    })),
  );

/** Cells as they are now, asked for as one JSON value: thousands of keys in one statement. */
async function readCells(db: Database, changes: CellChange[]): Promise<Map<string, CellRow>> {
  const found = await rows<CellRow>(
    db,
    sql`select c.level::int as level, c.month, c.x, c.y, c.ward_code, c.n,
        c.sum_lng_e6::text as lng, c.sum_lat_e6::text as lat, c.counts
      from jsonb_to_recordset(${keysOf(changes)}::jsonb)
        as k(l int, m int, tx int, ty int, x int, y int, w text)
      join map_cell c on c.level = k.l and c.month = k.m and c.tile_x = k.tx and c.tile_y = k.ty
        and c.x = k.x and c.y = k.y and c.ward_code = k.w`,
  );
  return new Map(
    found.map((row) => [`${row.level}/${row.month}/${row.x}/${row.y}/${row.ward_code}`, row]),
  );
}

async function writeCells(db: Database, cells: CellChange[]): Promise<void> {
  if (cells.length === 0) return;
  const values = cells.map((c) => ({
    l: c.level,
    m: c.month,
    tx: c.tileX,
    ty: c.tileY,
    x: c.x,
    y: c.y,
    w: c.wardCode,
    n: c.n,
    lng: c.sumLng,
    lat: c.sumLat,
    c: `{${c.counts.join(",")}}`,
  }));
  await db.execute(
    sql`insert into map_cell (level, month, tile_x, tile_y, x, y, ward_code, n, sum_lng_e6, sum_lat_e6, counts)
      select l, m, tx, ty, x, y, w, n, lng, lat, c::int[]
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        as v(l int, m int, tx int, ty int, x int, y int, w text, n int, lng bigint, lat bigint, c text)
      on conflict (level, month, tile_x, tile_y, x, y, ward_code) do update set
        n = excluded.n, sum_lng_e6 = excluded.sum_lng_e6, sum_lat_e6 = excluded.sum_lat_e6,
        counts = excluded.counts`,
  );
}

/** Takes out cells that came to nothing, each by its key: the table is large. */
async function removeCells(db: Database, cells: CellChange[]): Promise<void> {
  if (cells.length === 0) return;
  await db.execute(
    sql`delete from map_cell c using jsonb_to_recordset(${keysOf(cells)}::jsonb)
        as k(l int, m int, tx int, ty int, x int, y int, w text)
      where c.level = k.l and c.month = k.m and c.tile_x = k.tx and c.tile_y = k.ty
        and c.x = k.x and c.y = k.y and c.ward_code = k.w`,
  );
}

async function applyDeltas(db: Database, deltas: Delta[]): Promise<void> {
  const changes = [...foldDeltas(deltas).values()];
  const known = await readCells(db, changes);
  const next = changes.map((change) => {
    const now = known.get(cellKey(change));
    const before = {
      n: now?.n ?? 0,
      sumLng: Number(now?.lng ?? 0),
      sumLat: Number(now?.lat ?? 0),
      counts: now?.counts ?? [],
    };
    return { change, sum: addCells(before, change) };
  });
  await writeCells(
    db,
    next.flatMap(({ sum }) => sum ?? []),
  );
  await removeCells(
    db,
    next.flatMap(({ change, sum }) => (sum ? [] : change)),
  );
}

/**
 * Folds noted changes into the map's cells, one batch a transaction, one folder at a time.
 * @returns how many changes were folded
 */
export async function foldMapDeltas(ctx: Context): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(ctx, async (tx) => {
      await tx.db.execute(sql`select pg_advisory_xact_lock(${MAP_LOCK})`);
      const taken = await rows<Delta>(
        tx.db,
        sql`delete from map_delta where id in (select id from map_delta order by id limit ${FOLD_BATCH})
          returning lng_e6 as "lngE6", lat_e6 as "latE6", ward_code as "wardCode", month,
            category_number::int as "categoryNumber", group_number::int as "groupNumber",
            amount::int as amount`,
      );
      if (taken.length === 0) return 0;
      await applyDeltas(tx.db, taken);
      await noticePages(tx, [MAP_FOLDED]);
      return taken.length;
    });
    folded += batch;
    if (batch < FOLD_BATCH) return folded;
  }
}

/** Counts listed reports against the cells of the widest level. Nightly; the log says what differs. */
export async function recountMap(ctx: Context): Promise<{ listed: number; counted: number }> {
  await foldMapDeltas(ctx);
  const [row] = await rows<{ listed: number; counted: number }>(
    ctx.db,
    sql`select (select count(*)::int from report where visibility = 'public') as listed,
      (select coalesce(sum(n), 0)::int from map_cell where level = 13 and month = 0) as counted`,
  );
  return { listed: row?.listed ?? 0, counted: row?.counted ?? 0 };
}

type Due = { id: string; number: string; ward_code: string; visibility: Visibility };
const subject = (row: Due) => ({ ...row, wardCode: row.ward_code });

/** Reminds, once, whoever has not typed the code of a report after a day. */
export async function remindUnconfirmed(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await rows<Due>(
      tx.db,
      sql`update report set reminded_at = ${ctx.now.toISOString()}::timestamptz
        where visibility = 'unconfirmed' and reminded_at is null
          and created_at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${REMINDER_AFTER_DAYS})
        returning id, number, ward_code, visibility`,
    );
    for (const row of due) await record(tx, reportReminded(subject(row)));
    return due.length;
  });
}

/** Deletes reports whose code did not come for seven days; their photos become orphans. */
export async function deleteUnconfirmed(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const gone = await rows<Due>(
      tx.db,
      sql`delete from report where visibility = 'unconfirmed'
          and created_at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${UNCONFIRMED_DAYS})
        returning id, number, ward_code, visibility`,
    );
    for (const row of gone) {
      await tx.db
        .update(schema.photo)
        .set({ reportId: null, draftHash: null, shown: false })
        .where(eq(schema.photo.reportId, row.id));
      await tx.db.delete(schema.signInCode).where(eq(schema.signInCode.reportId, row.id));
      await record(tx, reportDeleted(subject(row)));
    }
    return gone.length;
  });
}
