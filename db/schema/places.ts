import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { multiPolygon, point, tsvector } from "../columns.ts";
import type { LocalisedText } from "./accounts.ts";

export const ward = pgTable("ward", {
  code: text("code").primaryKey(),
  /** Short address part: `abeno`. */
  slug: text("slug").notNull().unique(),
  name: jsonb("name").$type<LocalisedText>().notNull(),
  kana: text("kana").notNull(),
  outline: multiPolygon("outline").notNull(),
});

/** A town or chome. The outline is there only with a city data folder. */
export const town = pgTable(
  "town",
  {
    id: serial("id").primaryKey(),
    wardCode: text("ward_code")
      .notNull()
      .references(() => ward.code),
    name: text("name").notNull(),
    /** The name without 丁目: all that a nearest point can promise. */
    baseName: text("base_name").notNull(),
    place: point("place").notNull(),
    outline: multiPolygon("outline"),
  },
  (t) => [
    uniqueIndex("town_ward_name").on(t.wardCode, t.name),
    index("town_place").using("gist", t.place),
    index("town_outline").using("gist", t.outline),
  ],
);

/** Names one can search for: wards, towns, stations, landmarks. */
export const placeName = pgTable(
  "place_name",
  {
    id: serial("id").primaryKey(),
    kind: text("kind").$type<"ward" | "town" | "station" | "landmark">().notNull(),
    name: text("name").notNull(),
    /** Second line: lines of a station, kind of a landmark. */
    detail: text("detail").notNull().default(""),
    wardCode: text("ward_code"),
    place: point("place").notNull(),
    /** Folded name and reading, for `like`. */
    folded: text("folded").notNull(),
    grams: tsvector("grams").notNull(),
    /** Smaller comes first. */
    rank: integer("rank").notNull(),
    fromDataFolder: boolean("from_data_folder").notNull().default(false),
  },
  (t) => [
    index("place_name_grams").using("gin", t.grams),
    index("place_name_place").using("gist", t.place),
  ],
);

/** Which version of the city pack, the data folder and the search documents is loaded. */
export const loadedData = pgTable("loaded_data", {
  name: text("name").primaryKey(),
  stamp: text("stamp").notNull(),
});
