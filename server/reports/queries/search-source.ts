import { type SQL, sql } from "drizzle-orm";
import { searchDocument } from "../rules/search.ts";

/** What the search document of a report is made of, as the database hands it out. */
export type SearchSource = {
  id: string;
  title: string;
  body: string;
  townName: string | null;
  wardCode: string;
  categoryCode: string;
  /** ISO moment, to the second. */
  createdAt: string;
};

/** The columns of a `SearchSource`, of `report`. */
export const searchSource: SQL = sql`id, title, body, town_name as "townName",
  ward_code as "wardCode", category_code as "categoryCode",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`;

/** The document of a report, with its id. */
export const documentOf = ({ id, createdAt, ...report }: SearchSource) => ({
  id,
  ...searchDocument({ ...report, createdAt: new Date(createdAt) }),
});
