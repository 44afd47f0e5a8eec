import { draftHash } from "@/app/_features/session/draft-cookie.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import type { Context } from "@/server/core/context.ts";
import { DomainError, type Problem } from "@/server/core/errors.ts";
import { isId, newId } from "@/server/core/ids.ts";
import {
  dropDraft,
  keepDraft,
  type ReceivedPhoto,
  receivePhoto,
  removePhoto,
} from "@/server/media/commands.ts";
import { ownDraft } from "@/server/media/queries.ts";
import { formLimits, MAX_PHOTOS } from "@/server/media/rules.ts";
import { placeFromWords } from "@/server/places/queries.ts";
import { type ReadForm, readForm } from "@/server/platform/multipart.ts";
import { type Submitted, submitReport } from "@/server/reports/commands/submit-report.ts";
import {
  type Fields,
  inNamedOrder,
  pinOf,
  placeWordsOf,
  readSubmission,
} from "./read-submission.ts";

/** What came of a form that was sent. */
export type FormResult =
  | { kind: "submitted"; submitted: Submitted }
  /** Kept as a draft: something was added, taken out or looked up, or something is wrong. */
  | {
      kind: "draft";
      formId: string;
      /** Photos that came with this post. */
      photos: ReceivedPhoto[];
      problems: Problem[];
      /** The part of the form that was worked on. */
      part: "photos" | "place" | "what";
    };

type Draft = Extract<FormResult, { kind: "draft" }>;

const photosMany: Problem = {
  field: "photos",
  key: "photosMany",
  params: { limit: MAX_PHOTOS },
};

/** Takes each file that came; what cannot be taken becomes a problem, the others stay. */
async function takeFiles(ctx: Context, form: ReadForm, draft: Draft): Promise<void> {
  if (form.refusedFiles) draft.problems.push(photosMany);
  for (const file of form.files) {
    try {
      if (file.truncated) throw new DomainError("invalid", "photo.too-big");
      const photo = await receivePhoto(ctx, { path: file.path, formId: draft.formId });
      // One picture chosen twice is one photo.
      if (!draft.photos.some(({ id }) => id === photo.id)) draft.photos.push(photo);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      draft.problems.push({ field: "photos", key: error.messageKey, params: error.params });
    }
  }
}

/** Photos of this form in the order the fields name them, then the new ones. */
async function photosOf(ctx: Context, fields: Fields, draft: Draft): Promise<string[]> {
  const received = draft.photos.map(({ id }) => id);
  if (!fields.photoId?.length) return received;
  const { photos } = await ownDraft(ctx, draft.formId);
  const own = photos.map(({ id }) => id).filter((id) => !received.includes(id));
  const kept = inNamedOrder(fields.photoId, own).filter((id) => fields.photoId?.includes(id));
  return [...kept, ...received];
}

async function submit(ctx: Context, fields: Fields, draft: Draft): Promise<Submitted> {
  const photoIds = await photosOf(ctx, fields, draft);
  const submission = readSubmission({ ...fields, id: [draft.formId] }, photoIds);
  const words = placeWordsOf(fields);
  const place = pinOf(fields) ?? (words ? await placeFromWords(ctx, words) : null);
  if (place || !words) return submitReport(ctx, { ...submission, place });
  // Nothing is kept of this: it only collects whatever else is wrong, so that all is told at once.
  const problems = await submitReport(ctx, { ...submission, place }).then(
    () => [],
    (error: unknown) => problemsOf(error),
  );
  const unknown = { field: "place", key: "placeUnknown" };
  throw new DomainError("invalid", unknown.key, {}, [
    unknown,
    ...problems.filter(({ field }) => field !== "place"),
  ]);
}

function problemsOf(error: unknown): Problem[] {
  if (!(error instanceof DomainError)) throw error;
  return error.problems.length
    ? error.problems
    : [{ field: "form", key: error.messageKey, params: error.params }];
}

/** Takes a photo out; one that is gone already is no problem. */
async function takeOut(ctx: Context, photoId: string): Promise<void> {
  await removePhoto(ctx, photoId).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
  });
}

/** Does what the pressed button asks besides sending. @returns false when it asks to send */
async function workOn(ctx: Context, fields: Fields, draft: Draft): Promise<boolean> {
  const [intent, removed, cover] = [fields.intent, fields.removePhoto, fields.coverPhoto].map(
    (values) => values?.[0],
  );
  if (removed) await takeOut(ctx, removed);
  if (cover) fields.photoId = [cover, ...(fields.photoId ?? []).filter((id) => id !== cover)];
  if (intent === "place" || intent === "what") draft.part = intent;
  return Boolean(intent || removed || cover);
}

/** Does what the form asks: work on a part of it, or send the report. */
async function act(ctx: Context, form: ReadForm, draft: Draft): Promise<FormResult> {
  const { fields } = form;
  await takeFiles(ctx, form, draft);
  const onlyWork = await workOn(ctx, fields, draft);
  if (onlyWork || draft.problems.length) return draft;
  try {
    return { kind: "submitted", submitted: await submit(ctx, fields, draft) };
  } catch (error) {
    draft.problems.push(...problemsOf(error));
    return draft;
  }
}

/**
 * The one way a report comes in, with script and without. Files stream to disk, each becomes one
 * clean photo, and nothing typed or received is lost when something is wrong.
 * @param script true when script shows the problems itself: the draft then need not keep them
 * @throws DomainError, or FormError when the body itself cannot be read
 */
export async function receiveForm(
  request: Request,
  locale: string,
  script: boolean,
): Promise<FormResult> {
  const { hash, isNew } = await draftHash();
  const sender = request.headers.get("x-machikado-address") ?? "";
  const form = await readForm(request, { ...formLimits, sender });
  try {
    const ctx = await requestContext(locale, { draftHash: hash });
    const named = form.fields.id?.[0]?.toLowerCase() ?? "";
    const formId = isId(named) ? named : newId();
    const result = await act(ctx, form, {
      kind: "draft",
      formId,
      photos: [],
      problems: [],
      part: "photos",
    });
    if (result.kind === "draft") {
      const problems = script ? [] : result.problems;
      await keepDraft(ctx, { formId, fields: { ...form.fields }, problems });
    } else if (!isNew) await dropDraft(ctx, formId);
    return result;
  } finally {
    await form.cleanup();
  }
}
