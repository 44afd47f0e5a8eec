import { problemOfLink, type Query, single } from "@/app/_features/doors/problem-of-link.ts";
import type { Context } from "@/server/core/context.ts";
import type { Problem } from "@/server/core/errors.ts";
import { isId, newId } from "@/server/core/ids.ts";
import { ownDraft } from "@/server/media/queries.ts";
import { describePlace, type PlaceDescription, placeFromWords } from "@/server/places/queries.ts";
import { isReported } from "@/server/reports/queries/facts.ts";
import { type Fields, inNamedOrder, pinOf, placeWordsOf } from "./read-submission.ts";

/** What the form begins with: a draft that came back, or what the link to it said. */
export type FormState = {
  formId: string;
  /** True when the form that was asked for is a report by now: this is another one. */
  wasSent: boolean;
  /** False on a fresh form, where unticked boxes mean nothing yet. */
  isDraft: boolean;
  fields: Fields;
  photos: { id: string; key: string; alt: string }[];
  problems: Problem[];
  pin: { lng: number; lat: number } | null;
  described: PlaceDescription | null;
  one(name: string): string;
};

const FROM_LINKS = ["category", "title", "lng", "lat"];

/** `?category=…&lng=…&lat=…&title=…`: a start from the map or from words. */
function fieldsOfLink(query: Query): Fields {
  const found = FROM_LINKS.flatMap((name) => {
    const value = single(query[name]).slice(0, 200);
    return value ? [[name, [value]] as [string, string[]]] : [];
  });
  return Object.fromEntries(found);
}

async function placeOf(ctx: Context, fields: Fields) {
  const pin = pinOf(fields);
  const words = placeWordsOf(fields);
  const place = pin ?? (words ? await placeFromWords(ctx, words) : null);
  return { pin, described: place ? await describePlace(ctx, place) : null };
}

/** The form's beginning for this visitor. A fresh visit gets a new id. */
export async function formState(ctx: Context, query: Query): Promise<FormState> {
  const asked = single(query.form).toLowerCase();
  const wasSent = isId(asked) && (await isReported(ctx, asked));
  const formId = isId(asked) && !wasSent ? asked : newId();
  const draft = await ownDraft(ctx, formId);
  const isDraft = Object.keys(draft.fields).length > 0;
  const fields = isDraft ? draft.fields : fieldsOfLink(query);
  const order = inNamedOrder(
    fields.photoId ?? [],
    draft.photos.map(({ id }) => id),
  );
  const photos = order.flatMap((id) => draft.photos.filter((photo) => photo.id === id));
  const one = (name: string) => fields[name]?.[0] ?? "";
  const fatal = problemOfLink(query);
  return {
    formId,
    wasSent,
    isDraft,
    fields,
    photos: photos.map(({ id, key, alt }) => ({ id, key, alt: one(`alt.${id}`) || alt })),
    problems: [...(fatal ? [fatal] : []), ...draft.problems],
    ...(await placeOf(ctx, fields)),
    one,
  };
}
