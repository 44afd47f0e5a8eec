import { CONSENT_VERSION } from "@/server/reports/rules/limits.ts";
import type { Submission } from "@/server/reports/schema.ts";

/** What a form holds, by the names of its inputs. */
export type Fields = Record<string, string[]>;

const one = (fields: Fields, name: string) => fields[name]?.[0] ?? "";
const isOn = (fields: Fields, name: string) => one(fields, name) === "on";

const asNumber = (text: string) => {
  const number = Number(text.normalize("NFKC").trim());
  return text.trim() && Number.isFinite(number) ? number : null;
};

/** The pin's position, where the form has one and its sender did not choose the words instead. */
export function pinOf(fields: Fields): { lng: number; lat: number } | null {
  if (one(fields, "placeBy") === "words") return null;
  const lng = asNumber(one(fields, "lng"));
  const lat = asNumber(one(fields, "lat"));
  if (lng === null || lat === null || Math.abs(lng) > 180 || Math.abs(lat) > 90) return null;
  return { lng, lat };
}

/** Words for a place, where there is no pin: an address, or a town chosen from a list. */
export const placeWordsOf = (fields: Fields) =>
  one(fields, "address").trim() || `${one(fields, "wardName")}${one(fields, "town")}`.trim();

/** Ids in the order in which they are named; those not named come last, in their own order. */
export function inNamedOrder(named: readonly string[], ids: readonly string[]): string[] {
  const first = [...new Set(named)].filter((id) => ids.includes(id));
  return [...first, ...ids.filter((id) => !first.includes(id))];
}

/** Inputs are named `answer.<category>.<question>`: two categories may ask under one id. */
function answersOf(fields: Fields): Submission["answers"] {
  const before = `answer.${one(fields, "category")}.`;
  const answers: Submission["answers"] = {};
  for (const [name, values] of Object.entries(fields)) {
    if (!name.startsWith(before)) continue;
    answers[name.slice(before.length)] = values.length > 1 ? values : (values[0] ?? "");
  }
  return answers;
}

function momentOf(text: string): string | null {
  const at = new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The form's fields as a submission. `place` and photos are filled in by the door. */
export function readSubmission(fields: Fields, photoIds: string[]): Submission {
  const id = one(fields, "id").toLowerCase();
  return {
    id: UUID.test(id) ? id : "",
    categoryCode: one(fields, "category").slice(0, 40),
    place: pinOf(fields),
    title: one(fields, "title"),
    body: one(fields, "body"),
    answers: answersOf(fields),
    photos: photoIds.map((photoId) => ({ id: photoId, alt: one(fields, `alt.${photoId}`) })),
    photosInOpenData: !isOn(fields, "keepPhotosClosed"),
    unnamed: isOn(fields, "unnamed"),
    seenAt: momentOf(one(fields, "seenAt")),
    email: one(fields, "email").slice(0, 300) || null,
    consentVersion: one(fields, "consent") || CONSENT_VERSION,
  };
}
