import { readCityPack } from "@/db/city/pack.ts";
import { personJoined } from "@/server/accounts/journal.ts";
import { stamp } from "../calendar.ts";
import { writtenPeople } from "../content.ts";
import { seededId } from "../ids.ts";
import { type Random, randomFrom } from "../random.ts";
import { addEntry } from "../report-rows.ts";
import type { Batch } from "../rows.ts";

const DAY_MS = 86_400_000;
const PEOPLE_PER_REPORT = 1 / 8;
const FEWEST = 60;

export type VolumePeople = {
  count: number;
  /** Tells whether these people are there already. */
  first: string;
  one(random: Random): string;
  /** So many different people, at most all of them. */
  some(count: number, random: Random): string[];
  staffOf(wardCode: string): string;
  /** Everyone's rows, in parts that fit a batch. */
  addTo(batch: () => Batch): Generator<void>;
};

const isPrime = (n: number) => {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
};

function nickname(nth: number, random: Random): { name: string; locale: string } {
  const { first, second, en } = writtenPeople.nicknames;
  if (nth % 12 === 11) return { name: `${random.pick(en)} ${nth}`, locale: "en" };
  return { name: `${random.pick(first)}${random.pick(second)}${nth}`, locale: "ja" };
}

/** Invented people for so many reports; who they are depends on nothing but seed and number. */
export function volumePeople(reports: number, seed: string, firstMs: number): VolumePeople {
  const random = randomFrom(`${seed}/people`);
  let count = Math.max(FEWEST, Math.ceil(reports * PEOPLE_PER_REPORT));
  // A prime: any step goes round all of them before it meets one again.
  while (!isPrime(count)) count++;
  const joined = () => firstMs - Math.floor(random.between(1, 200) * DAY_MS);
  const moments = Array.from({ length: count + writtenPeople.staff.length }, joined);
  const ids = moments.map((at) => seededId(at, random));
  const wardCodes = readCityPack().wards.map(({ code }) => code);
  const idAt = (index: number) => ids[index] ?? "";
  return {
    count,
    first: idAt(0),
    one: (chooser) => idAt(chooser.whole(count)),
    some: (wanted, chooser) => {
      const start = chooser.whole(count);
      const step = 1 + chooser.whole(count - 1);
      return Array.from({ length: Math.min(wanted, count) }, (_, i) =>
        idAt((start + i * step) % count),
      );
    },
    staffOf: (wardCode) => idAt(count + (wardCodes.indexOf(wardCode) % writtenPeople.staff.length)),
    *addTo(batch) {
      for (const [nth, id] of ids.entries()) {
        const staff = writtenPeople.staff[nth - count];
        const { name, locale } = staff ? { ...staff, locale: "ja" } : nickname(nth, random);
        const at = moments[nth] ?? firstMs;
        batch().add("person", [id, name, locale, true, stamp(at)]);
        addEntry(batch(), random, { entry: personJoined(id), at, actor: { kind: "person", id } });
        if (nth % 5_000 === 4_999) yield;
      }
      yield;
    },
  };
}
