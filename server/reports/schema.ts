import { z } from "zod";
import { stateGroups } from "./lifecycle.ts";

export const lngLat = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** A code of the city pack; anything else never reaches the database. */
export const categoryCode = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** A month (`2026-11`) or a day (`2026-11-22`) in the city's calendar. */
export const cityDate = z.string().refine((text) => month.test(text) || day.test(text));

export const MAX_CATEGORIES = 10;
export const MAX_WORDS_LENGTH = 200;

/** What the list and the map are asked for. Lives in the URL. */
export const reportFilter = z.object({
  /** Codes of categories, or `group:` and the code of a group. */
  categories: z.array(z.string().regex(/^(group:)?[a-z0-9-]{1,40}$/)).max(MAX_CATEGORIES),
  states: z.array(z.enum(stateGroups)).max(stateGroups.length),
  /** Address part of a ward, `abeno`. */
  ward: categoryCode.nullable(),
  /** First and last month or day, both included. */
  from: cityDate.nullable(),
  to: cityDate.nullable(),
  words: z.string().max(MAX_WORDS_LENGTH),
});
export type ReportFilter = z.infer<typeof reportFilter>;

export const emptyFilter: ReportFilter = {
  categories: [],
  states: [],
  ward: null,
  from: null,
  to: null,
  words: "",
};

/** Where the next page of a list begins: after this report. */
export const listKey = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });
export type ListKey = z.infer<typeof listKey>;

export const reportNumber = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/));

export const tileAddress = z
  .object({
    z: z.coerce.number().int().min(0).max(22),
    x: z.coerce.number().int().min(0),
    y: z.coerce.number().int().min(0),
  })
  .refine((tile) => tile.x < 2 ** tile.z && tile.y < 2 ** tile.z);

/** What a person sends to report something. Texts come as typed; `checkReport` cleans and checks. */
export const submission = z.object({
  id: z.uuid(),
  categoryCode,
  place: lngLat.nullable(),
  title: z.string().max(200_000),
  body: z.string().max(200_000),
  answers: z.record(z.string().max(60), z.union([z.string(), z.array(z.string())])),
  photos: z.array(z.object({ id: z.uuid(), alt: z.string() })).max(5),
  photosInOpenData: z.boolean(),
  unnamed: z.boolean(),
  seenAt: z.iso.datetime().nullable(),
  email: z.string().max(300).nullable(),
  consentVersion: z.string().max(20),
});
export type Submission = z.infer<typeof submission>;

/** What a reporter may change within the first minutes. */
export const reportEdit = z.object({
  id: z.uuid(),
  title: z.string().max(200_000),
  body: z.string().max(200_000),
  unnamed: z.boolean(),
});
export type ReportEdit = z.infer<typeof reportEdit>;

/** What staff decided after a look: all of it, the words alone, or none of it. */
export const showing = z.enum(["with-photos", "words-only", "hidden"]);
export type Showing = z.infer<typeof showing>;
