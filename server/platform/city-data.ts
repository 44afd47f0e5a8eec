import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { environment } from "./env.ts";

/**
 * The operator's city data folder: CITY_DATA_DIR, else `city-data` beside the project's files, else
 * a shared folder beside the project. Null where there is none.
 */
export function cityDataFolder(): string | null {
  const { cityDataDir } = environment();
  if (cityDataDir) return existsSync(cityDataDir) ? cityDataDir : null;
  const here = process.cwd();
  const places = ["city-data", "../shared/data/osaka"].map((folder) =>
    path.resolve(/*turbopackIgnore: true*/ here, folder),
  );
  return places.find((folder) => existsSync(folder)) ?? null;
}

/** The street map archive in the city data folder; null where there is none. */
export function basemapArchive(): string | null {
  const folder = cityDataFolder();
  const name = folder && readdirSync(folder).find((file) => file.endsWith(".pmtiles"));
  return folder && name ? path.join(folder, name) : null;
}
