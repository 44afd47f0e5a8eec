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
import { formLimits } from "@/server/media/rules.ts";
import { placeFromWords } from "@/server/places/queries.ts";
import { type ReadForm, readForm } from "@/server/platform/multipart.ts";
import { type Submitted, submitReport } from "@/server/reports/commands/submit-report.ts";
import { pinOf, placeWordsOf, readSubmission } from "./read-submission.ts";

/** What came of a form that was sent. */
export type FormResult =
  | { kind: "submitted"; submitted: Submitted }
  /** Kept as a draft: photos were added or taken out, or something is wrong. */
  | { kind: "draft"; formId: string; photos: ReceivedPhoto[]; problems: Problem[] };

type Fields = Record<string, string[]>;

/** Takes each file that came; what cannot be taken becomes a problem, the others stay. */
async function takeFiles(ctx: Context, form: ReadForm, formId: string) {
  const photos: ReceivedPhoto[] = [];
  const problems: Problem[] = [];
  for (const file of form.files) {
    try {
      if (file.truncated) throw new DomainError("invalid", "photo.too-big");
      photos.push(await receivePhoto(ctx, { path: file.path, formId }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ field: "photos", key: error.messageKey, params: error.params });
    }
  }
  return { photos, problems };
}

/** Photos of this form that the fields still name, and the new ones. */
async function photosOf(ctx: Context, fields: Fields, formId: string, received: ReceivedPhoto[]) {
  const named = new Set(fields.photoId ?? []);
  const { photos } = await ownDraft(ctx, formId);
  const kept = photos.filter(({ id }) => named.has(id)).map(({ id }) => id);
  return [...kept, ...received.map(({ id }) => id)];
}

async function submit(ctx: Context, fields: Fields, photoIds: string[], formId: string) {
  const submission = readSubmission({ ...fields, id: [formId] }, photoIds);
  const words = placeWordsOf(fields);
  const place = pinOf(fields) ?? (words ? await placeFromWords(ctx, words) : null);
  if (!place && words) {
    const problem = { field: "place", key: "placeUnknown" };
    throw new DomainError("invalid", problem.key, {}, [problem]);
  }
  return submitReport(ctx, { ...submission, place });
}

const problemsOf = (error: DomainError): Problem[] =>
  error.problems.length
    ? error.problems
    : [{ field: "form", key: error.messageKey, params: error.params }];

/** Does what the form asks: add or remove photos, or send the report. */
async function act(ctx: Context, form: ReadForm, formId: string): Promise<FormResult> {
  const { fields } = form;
  const { photos, problems } = await takeFiles(ctx, form, formId);
  const removed = fields.removePhoto?.[0];
  if (removed) await removePhoto(ctx, removed);
  const isSending = fields.intent?.[0] !== "photos" && !removed;
  try {
    if (problems.length === 0 && isSending) {
      const photoIds = await photosOf(ctx, fields, formId, photos);
      const submitted = await submit(ctx, fields, photoIds, formId);
      await dropDraft(ctx, formId);
      return { kind: "submitted", submitted };
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    problems.push(...problemsOf(error));
  }
  await keepDraft(ctx, { formId, fields, problems });
  return { kind: "draft", formId, photos, problems };
}

/**
 * The one way a report comes in, with script and without. Files stream to disk, each becomes one
 * clean photo, and nothing typed or received is lost when something is wrong.
 * @throws DomainError when the body itself cannot be read
 */
export async function receiveForm(request: Request, locale: string): Promise<FormResult> {
  const hash = await draftHash();
  const form = await readForm(request, formLimits);
  try {
    const ctx = await requestContext(locale, { draftHash: hash });
    const named = form.fields.id?.[0]?.toLowerCase() ?? "";
    return await act(ctx, form, isId(named) ? named : newId());
  } finally {
    await form.cleanup();
  }
}
