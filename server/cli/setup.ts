import { createHash } from "node:crypto";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readCityPack } from "@/db/city/pack.ts";
import { type OpenDatabase, rows } from "@/db/client.ts";
import { createContext } from "@/server/core/context.ts";
import { openDatabase } from "@/server/core/database.ts";
import { loadCityData, loadCityPack } from "@/server/places/commands.ts";
import { environment } from "@/server/platform/env.ts";
import { storage } from "@/server/platform/storage.ts";
import { remakeSearch } from "@/server/reports/commands/remake-search.ts";
import { cityDataFolder, readCityData } from "./city-data.ts";
import { seedDemo } from "./seed/demo.ts";

/** Progress for people, in Japanese and English. */
function say(ja: string, en: string): void {
  process.stdout.write(`  ${ja} / ${en}\n`);
}

const packStamp = () =>
  createHash("sha256").update(JSON.stringify(readCityPack())).digest("hex").slice(0, 16);

async function isEmpty(open: OpenDatabase): Promise<boolean> {
  const [row] = await rows<{ found: boolean }>(
    open.db,
    sql`select exists (select 1 from report) or exists (select 1 from person) as found`,
  );
  return row?.found === false;
}

/**
 * Brings a database to the state the server expects: schema, city pack, the operator's city data,
 * and in demo mode, once, the demo city. Doing it again does nothing.
 */
export async function setUp(open: OpenDatabase): Promise<void> {
  const ctx = await createContext({
    db: open.db,
    actor: { kind: "system" },
    locale: "ja",
    addressKey: null,
  });
  if (await loadCityPack(ctx, packStamp())) say("まちのデータを入れました", "City pack loaded");
  const folder = cityDataFolder();
  const data = folder ? readCityData(folder) : null;
  if (data && (await loadCityData(ctx, data))) say("市のデータを入れました", "City data loaded");
  const isRemade = await remakeSearch(ctx, (done) => {
    if (done % 100_000 === 0) say(`検索の準備：${done}件`, `Search: ${done} reports`);
  });
  if (isRemade) say("検索の準備をしました", "Reports made ready for search");
  if (environment().demo && (await isEmpty(open))) {
    say("デモのまちを作っています", "Making the demo city");
    await seedDemo(open, storage(), ctx.now);
  }
}

/** Run by `npm start` before the server, with the server stopped. */
export async function main(): Promise<void> {
  const open = await openDatabase();
  try {
    await setUp(open);
  } finally {
    await open.close();
  }
}

const isEntry = process.argv[1] && path.basename(process.argv[1]).startsWith("setup.");
if (isEntry) await main();
