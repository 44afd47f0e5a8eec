/** What is filled by COPY: the columns of each table, in an order that foreign keys allow. */
export const tables = {
  person: ["id", "display_name", "locale", "demo", "created_at"],
  organisation: ["id", "slug", "name", "kind", "about", "demo", "created_at"],
  membership: ["person_id", "organisation_id", "role", "since"],
  permission_grant: ["id", "person_id", "permission", "ward_code", "office_code", "granted_at"],
  report: [
    "id",
    "number",
    "kind",
    "category_code",
    "ward_code",
    "town_name",
    "place",
    "title",
    "body",
    "lang",
    "answers",
    "status",
    "state_group",
    "visibility",
    "publication_rule",
    "photos_in_open_data",
    "unnamed",
    "reporter_id",
    "office_code",
    "answer_due_on",
    "work_due_on",
    "answered_at",
    "ended_at",
    "duplicate_of",
    "support_count",
    "comment_count",
    "photo_count",
    "consent_version",
    "seen_at",
    "created_at",
    "published_at",
    "updated_at",
  ],
  report_search: ["report_id", "grams", "folded"],
  photo: [
    "id",
    "storage_key",
    "report_id",
    "position",
    "alt",
    "width",
    "height",
    "bytes",
    "sha256",
    "colour",
    "sizes",
    "shown",
    "created_at",
  ],
  support: ["report_id", "person_id", "created_at"],
  follow: ["person_id", "subject_kind", "subject_key", "created_at"],
  comment: [
    "id",
    "report_id",
    "author_id",
    "office_code",
    "body",
    "lang",
    "visibility",
    "created_at",
  ],
  journal: [
    "id",
    "at",
    "actor_kind",
    "actor_id",
    "name",
    "subject_kind",
    "subject_id",
    "is_public",
    "data",
  ],
  map_cell: [
    "level",
    "month",
    "tile_x",
    "tile_y",
    "x",
    "y",
    "ward_code",
    "n",
    "sum_lng_e6",
    "sum_lat_e6",
    "counts",
  ],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

export type Cell = string | number | boolean | null;

const SPECIAL = /[\\\n\r\t]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function field(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (typeof cell === "number") return String(cell);
  return SPECIAL.test(cell) ? cell.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign) : cell;
}

/** One row in COPY's text format (PostgreSQL manual, "COPY", File Formats). */
export function copyLine(cells: readonly Cell[]): string {
  let text = "";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) text += "\t";
    text += field(cells[i] ?? null);
  }
  return `${text}\n`;
}

/** Rows on their way to the database, by table, as COPY wants them. */
export type Batch = {
  add(table: TableName, cells: readonly Cell[]): void;
  /** The bytes of a table's rows so far; empty where there are none. */
  bytes(table: TableName): Uint8Array<ArrayBuffer>;
  rows: number;
  /** Forgets all rows and keeps the room for as many again. */
  clear(): void;
};

const FIRST_BYTES = 65_536;
// No letter takes more than three bytes for each of its UTF-16 units.
const MOST_BYTES_PER_UNIT = 3;

/** Bytes that grow. Rows go there at once: millions of short strings would wear out the memory. */
function growing() {
  let buffer = Buffer.alloc(0);
  let length = 0;
  return {
    write: (text: string) => {
      const needed = length + text.length * MOST_BYTES_PER_UNIT;
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(FIRST_BYTES, needed * 2));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      length += buffer.write(text, length);
    },
    bytes: () => buffer.subarray(0, length),
    clear: () => {
      length = 0;
    },
  };
}

/** @throws when a row has another number of cells than its table has columns */
export function newBatch(): Batch {
  const filled = new Map<TableName, ReturnType<typeof growing>>(
    tableNames.map((name) => [name, growing()]),
  );
  const batch: Batch = {
    rows: 0,
    add: (table, cells) => {
      if (cells.length !== tables[table].length)
        throw new Error(`a row of another length than ${table}`);
      filled.get(table)?.write(copyLine(cells));
      batch.rows++;
    },
    bytes: (table) => filled.get(table)?.bytes() ?? new Uint8Array(),
    clear: () => {
      for (const lines of filled.values()) lines.clear();
      batch.rows = 0;
    },
  };
  return batch;
}

/** A tsvector of these lexemes without positions, as `array_to_tsvector` makes it. */
export const tsvectorText = (lexemes: readonly string[]) =>
  lexemes.map((lexeme) => `'${lexeme.replace(/['\\]/g, "$&$&")}'`).join(" ");

const scratch = Buffer.alloc(25);
scratch.writeUInt8(1, 0);
scratch.writeUInt32LE(0x20000001, 1);
scratch.writeUInt32LE(4326, 5);

/** A point in hexadecimal EWKB with SRID 4326: quicker to read for the database than words. */
export function pointText({ lng, lat }: { lng: number; lat: number }): string {
  scratch.writeDoubleLE(lng, 9);
  scratch.writeDoubleLE(lat, 17);
  return scratch.toString("hex");
}
