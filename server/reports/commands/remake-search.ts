import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import type { Context } from "@/server/core/context.ts";
import { keepStamp, loadedStamp } from "@/server/core/loaded-data.ts";
import { reportPolicy } from "../policy.ts";
import { documentOf, type SearchSource, searchSource } from "../queries/search-source.ts";
import { SEARCH_DOCUMENTS } from "../rules/search.ts";

const NAME = "search-documents";
const BATCH = 1_000;

const reportsAfter = (ctx: Context, id: string | null) =>
  rows<SearchSource>(
    ctx.db,
    sql`select ${searchSource} from report ${id ? sql`where id > ${id}::uuid` : sql``}
      order by id limit ${BATCH}`,
  );

/** One statement for a batch. What is as it should be stays unwritten. */
const writeDocuments = (ctx: Context, found: SearchSource[]) =>
  ctx.db.execute(
    sql`insert into report_search (report_id, grams, folded)
      select id, array_to_tsvector(array(select jsonb_array_elements_text(grams))), folded
      from jsonb_to_recordset(${JSON.stringify(found.map(documentOf))}::jsonb) as v(id uuid, grams jsonb, folded text)
      on conflict (report_id) do update set grams = excluded.grams, folded = excluded.folded
        where (report_search.grams, report_search.folded) is distinct from (excluded.grams, excluded.folded)`,
  );

/**
 * Makes what reports are found by anew, where an earlier version of the product made it otherwise.
 * Stopped half way it begins again. An edit in the same moment is lost to the search until the next
 * edit: set-up runs with the server stopped.
 *
 * @param tell how many reports are done
 * @returns true where something had to be done
 */
export async function remakeSearch(ctx: Context, tell: (done: number) => void): Promise<boolean> {
  authorize(reportPolicy.remakeSearch(ctx.actor));
  if ((await loadedStamp(ctx, NAME)) === SEARCH_DOCUMENTS) return false;
  let done = 0;
  let last: string | null = null;
  for (;;) {
    const found: SearchSource[] = await reportsAfter(ctx, last);
    if (found.length === 0) break;
    await writeDocuments(ctx, found);
    done += found.length;
    last = found.at(-1)?.id ?? null;
    tell(done);
  }
  await keepStamp(ctx, NAME, SEARCH_DOCUMENTS);
  return done > 0;
}
