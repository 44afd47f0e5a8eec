import {
  bigint,
  bigserial,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";

/**
 * Listed reports counted per cell, so that a tile costs what it shows. `level` is zoom + 5:
 * 32 × 32 cells a tile. `month` is 0 for all time, else year × 12 + month. Sums are micro-degrees
 * as integers, because sums of floats drift when reports come and go.
 */
export const mapCell = pgTable(
  "map_cell",
  {
    level: smallint("level").notNull(),
    month: integer("month").notNull(),
    /** Column and row of the tile that holds the cell. */
    tileX: integer("tile_x").notNull(),
    tileY: integer("tile_y").notNull(),
    x: integer("x").notNull(),
    y: integer("y").notNull(),
    wardCode: text("ward_code").notNull(),
    n: integer("n").notNull(),
    sumLng: bigint("sum_lng_e6", { mode: "number" }).notNull(),
    sumLat: bigint("sum_lat_e6", { mode: "number" }).notNull(),
    /** One number per category number × state group. */
    counts: integer("counts").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.month, t.tileX, t.tileY, t.x, t.y, t.wardCode] })],
);

/** What writers append; a job folds it into the cells. */
export const mapDelta = pgTable("map_delta", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  lngE6: integer("lng_e6").notNull(),
  latE6: integer("lat_e6").notNull(),
  wardCode: text("ward_code").notNull(),
  month: integer("month").notNull(),
  categoryNumber: smallint("category_number").notNull(),
  groupNumber: smallint("group_number").notNull(),
  amount: smallint("amount").notNull(),
});
