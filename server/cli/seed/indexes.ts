import type { Filling } from "./copy.ts";
import type { TableName } from "./rows.ts";

/** What holds many rows: their indexes are dropped before and made again after. */
const heavy = [
  "report",
  "report_search",
  "photo",
  "support",
  "follow",
  "comment",
  "journal",
  "map_cell",
] as const satisfies TableName[];

/** How to make again what was dropped, in this order. */
export type Rebuild = { name: string; make: string }[];

type Constraint = { name: string; owner: string; kind: "p" | "u" | "f"; definition: string };
type Index = { name: string; definition: string };

const list = (names: readonly string[]) => names.map((name) => `'public.${name}'::regclass`).join();

const constraintsOf = (filling: Filling) =>
  filling.query<Constraint>(
    `select conname as name, conrelid::regclass::text as owner, contype::text as kind,
       pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
       and (conrelid in (${list(heavy)}) or confrelid in (${list(heavy)}))
     order by contype = 'f' desc, conname`,
  );

const indexesOf = (filling: Filling) =>
  filling.query<Index>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename in (${heavy.map((name) => `'${name}'`).join()})
     order by indexname`,
  );

/**
 * Drops keys and indexes of the tables that are filled, the way the catalogue knows them. Inside the
 * transaction of the seed: when it fails, they were never gone.
 */
export async function dropIndexes(filling: Filling): Promise<Rebuild> {
  const constraints = await constraintsOf(filling);
  for (const { name, owner } of constraints)
    await filling.query(`alter table ${owner} drop constraint "${name}"`);
  const indexes = await indexesOf(filling);
  for (const { name } of indexes) await filling.query(`drop index "${name}"`);
  const remade = [...constraints].reverse().map(({ name, owner, definition }) => ({
    name,
    make: `alter table ${owner} add constraint "${name}" ${definition}`,
  }));
  return [...indexes.map(({ name, definition }) => ({ name, make: definition })), ...remade];
}

/** Empties what is empty, so that its rows can be written frozen: no clean-up will rewrite them. */
export async function freezable(filling: Filling): Promise<Set<TableName>> {
  const empty = new Set<TableName>();
  for (const table of heavy) {
    const [row] = await filling.query<{ used: boolean }>(
      `select exists (select 1 from ${table}) as used`,
    );
    if (row?.used) continue;
    await filling.query(`truncate ${table}`);
    empty.add(table);
  }
  return empty;
}

export async function rebuildIndexes(
  filling: Filling,
  rebuild: Rebuild,
  tell: (name: string, done: number) => void,
): Promise<void> {
  for (const [done, { name, make }] of rebuild.entries()) {
    tell(name, done);
    await filling.query(make);
  }
}
