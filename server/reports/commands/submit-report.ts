import { and, eq, isNull, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { codeConnectionLimits, codeMailLimits, insertCode } from "@/server/accounts/commands.ts";
import { mailAddress } from "@/server/accounts/schema.ts";
import { personId } from "@/server/core/actor.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError, invalid } from "@/server/core/errors.ts";
import { isId, numberOf } from "@/server/core/ids.ts";
import { record } from "@/server/core/journal.ts";
import { type Taken, takeFromLimits } from "@/server/core/limits.ts";
import { placeInCity } from "@/server/places/queries.ts";
import { reportSubmitted } from "../journal.ts";
import { type PublicationRule, publication, statusTable } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";
import { type CategoryForForm, categoryForForm, officeFor } from "../queries/categories.ts";
import { checkSubmission, seenMoment } from "../rules/check.ts";
import { answerDueOn } from "../rules/days.ts";
import { cleanLine, submitLimits } from "../rules/limits.ts";
import { searchDocument } from "../rules/search.ts";
import type { Submission } from "../schema.ts";
import { appendMapDelta } from "./append-map-delta.ts";

/** What the sender sees next: the page of the report, or the page that asks for the code. */
export type Submitted = { id: string; number: string; codeId: string | null };

type Prepared = {
  input: Submission;
  category: CategoryForForm;
  place: { lng: number; lat: number };
  wardCode: string;
  townName: string | null;
  title: string;
  body: string;
  answers: Record<string, string | string[]>;
  address: string | null;
};

/** Looks up and checks everything; all problems are told at once. @throws invalid */
async function prepare(ctx: Context, input: Submission): Promise<Prepared> {
  const isGuest = ctx.actor.kind === "guest";
  const found = input.place ? await placeInCity(ctx, input.place) : null;
  const category = await categoryForForm(ctx, input.categoryCode, found?.wardCode ?? null);
  const { texts, answers, problems } = checkSubmission(input, category, isGuest);
  if (input.place && !found) problems.unshift({ field: "place", key: "placeOutside" });
  const address = input.email ? mailAddress.safeParse(input.email) : null;
  if (isGuest && input.email?.trim() && !address?.success)
    problems.push({ field: "email", key: "emailWrong" });
  if (problems.length || !found || !category || !input.place) throw invalid(problems);
  return {
    input,
    category,
    place: input.place,
    wardCode: found.wardCode,
    townName: found.townName,
    title: texts.title,
    body: texts.body,
    answers,
    address: isGuest && address?.success ? address.data : null,
  };
}

const draftHashOf = (ctx: Context) => (ctx.actor.kind === "system" ? null : ctx.actor.draftHash);

/** What an earlier send of the same form made; someone else's id shows nothing. */
async function sentBefore(ctx: Context, id: string): Promise<Submitted | null> {
  const [earlier] = await ctx.db
    .select({ number: schema.report.number, reporterId: schema.report.reporterId })
    .from(schema.report)
    .where(eq(schema.report.id, id));
  if (!earlier) return null;
  const [code] = await rows<{ id: string; draft_hash: string | null }>(
    ctx.db,
    sql`select c.id, j.data->>'draft' as draft_hash from journal j
      left join sign_in_code c on c.report_id = j.subject_id
      where j.subject_id = ${id} and j.name = 'reportSubmitted'
      order by c.created_at desc nulls last limit 1`,
  );
  const { reporterId } = earlier;
  const draftHash = draftHashOf(ctx);
  const isThisBrowser = draftHash !== null && code?.draft_hash === draftHash;
  const isMine =
    ctx.actor.kind === "person" && reporterId !== null
      ? reporterId === ctx.actor.id
      : isThisBrowser;
  if (!isMine) throw new DomainError("conflict", "idTaken");
  return { id, number: earlier.number, codeId: reporterId ? null : (code?.id ?? null) };
}

/** Gives the sender's own unclaimed photos to the report. @throws invalid when one is gone */
async function claimPhotos(ctx: Context, input: Submission, shown: boolean): Promise<void> {
  const { photo } = schema;
  const draftHash = draftHashOf(ctx);
  for (const [position, { id, alt }] of input.photos.entries()) {
    const claimed = draftHash
      ? await ctx.db
          .update(photo)
          .set({ reportId: input.id, draftHash: null, position, alt: cleanLine(alt), shown })
          .where(and(eq(photo.id, id), isNull(photo.reportId), eq(photo.draftHash, draftHash)))
          .returning({ id: photo.id })
      : [];
    if (claimed.length === 0) throw invalid([{ field: "photos", key: "photoGone" }]);
  }
}

async function insertReport(ctx: Context, prepared: Prepared): Promise<Submitted | null> {
  const { input, category, wardCode, townName, place } = prepared;
  const rule = category.rule as PublicationRule;
  const isGuest = ctx.actor.kind === "guest";
  const visibility = isGuest ? "unconfirmed" : publication[rule].visibility;
  const number = numberOf(input.id);
  const status = category.kind === "solved" ? "fixed" : "received";
  const inserted = await ctx.db
    .insert(schema.report)
    .values({
      id: input.id,
      number,
      kind: category.kind,
      categoryCode: category.code,
      wardCode,
      townName,
      place,
      title: prepared.title,
      body: prepared.body,
      lang: ctx.locale === "en" ? "en" : "ja",
      answers: prepared.answers,
      status,
      stateGroup: statusTable[status].group,
      visibility,
      publicationRule: rule,
      photosInOpenData: input.photosInOpenData,
      unnamed: input.unnamed,
      reporterId: personId(ctx.actor),
      officeCode: await officeFor(ctx, wardCode, category),
      answerDueOn: answerDueOn(ctx.now, category.firstAnswerWorkingDays),
      photoCount: input.photos.length,
      consentVersion: input.consentVersion,
      seenAt: seenMoment(input.seenAt, ctx.now),
      createdAt: ctx.now,
      publishedAt: visibility === "public" ? ctx.now : null,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: schema.report.id });
  return inserted.length ? { id: input.id, number, codeId: null } : null;
}

/** Everything that belongs to the new report, in the same transaction. */
async function insertAll(ctx: Context, prepared: Prepared): Promise<Submitted | null> {
  const { input, category, wardCode, place } = prepared;
  const submitted = await insertReport(ctx, prepared);
  if (!submitted) return null;
  const rule = category.rule as PublicationRule;
  const visibility = ctx.actor.kind === "guest" ? "unconfirmed" : publication[rule].visibility;
  const { folded, grams } = searchDocument({
    ...prepared,
    categoryCode: category.code,
    createdAt: ctx.now,
  });
  await ctx.db.insert(schema.reportSearch).values({
    reportId: input.id,
    folded,
    grams: sql`array_to_tsvector(${sql.param(grams)}::text[])`,
  });
  await claimPhotos(ctx, input, publication[rule].photos);
  if (visibility === "public")
    await appendMapDelta(
      ctx,
      { place, wardCode, category: category.number, at: ctx.now },
      {
        group: statusTable[category.kind === "solved" ? "fixed" : "received"].group,
        amount: 1,
      },
    );
  const entry = reportSubmitted(
    { id: input.id, number: submitted.number, wardCode, visibility },
    { categoryCode: category.code, photos: input.photos.length },
  );
  const withDraft = { ...entry, data: { ...entry.data, draft: draftHashOf(ctx) } };
  const { address } = prepared;
  if (!address) {
    await record(ctx, withDraft);
    return submitted;
  }
  await ctx.db
    .insert(schema.reportContact)
    .values({ reportId: input.id, address, locale: ctx.locale });
  const code = await insertCode(ctx, { address, reportId: input.id });
  await record(ctx, withDraft, code.entry);
  return { ...submitted, codeId: code.id };
}

async function takeLimits(ctx: Context, address: string | null): Promise<void> {
  const person = personId(ctx.actor);
  const senders: Taken[] = [
    ...(ctx.addressKey ? [{ limit: submitLimits.perAddress, key: ctx.addressKey }] : []),
    ...(person ? [{ limit: submitLimits.perPerson, key: person }] : []),
    ...(address ? codeConnectionLimits(ctx) : []),
  ];
  await takeFromLimits(ctx, senders, address ? codeMailLimits(address) : []);
}

/**
 * Takes a report. From a person it is published as its category's rule says; from a guest it
 * waits, unpublished, for the code that is mailed. Sending the same form again gives the same answer.
 * @throws invalid with every problem at once, conflict for someone else's id, too_many
 */
export async function submitReport(ctx: Context, input: Submission): Promise<Submitted> {
  authorize(reportPolicy.submit(ctx.actor));
  if (!isId(input.id)) throw new DomainError("invalid", "formLost");
  const earlier = await sentBefore(ctx, input.id);
  if (earlier) return earlier;
  const prepared = await prepare(ctx, input);
  await takeLimits(ctx, prepared.address);
  const submitted = await inTransaction(ctx, (tx) => insertAll(tx, prepared));
  if (submitted) return submitted;
  const winner = await sentBefore(ctx, input.id);
  if (!winner) throw new DomainError("conflict", "idTaken");
  return winner;
}
