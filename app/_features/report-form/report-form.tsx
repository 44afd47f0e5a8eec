import "./report-photos.css";
import "./report-place.css";
import "./report-form.css";
import { getTranslations } from "next-intl/server";
import { TaskPage } from "@/app/_ui/task-page.tsx";
import type { Context } from "@/server/core/context.ts";
import { MAX_PHOTOS } from "@/server/media/rules.ts";
import { ConfirmPart } from "./confirm-part.tsx";
import type { Words } from "./fill.ts";
import { BackButton, OfflineBar, SavedState, StepBar } from "./form-bar.tsx";
import { formCatalogue } from "./form-catalogue.ts";
import { FormShared } from "./form-context.tsx";
import { FormFrame } from "./form-frame.tsx";
import type { FormState } from "./form-state.ts";
import type { FormStart } from "./form-tools.ts";
import { arrivedEntry } from "./photo-entry.ts";
import { PhotoPart } from "./photo-part.tsx";
import { PlacePart } from "./place-part.tsx";
import { problemSentences } from "./problem-sentences.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import { WhatPart } from "./what-part.tsx";

/** Enter in a line of text presses the first button of a form: that one has to be the one that sends. */
const EnterSends = () => (
  <button type="submit" className="ui-hidden" tabIndex={-1} aria-hidden="true" />
);

/** The report form: one page, four parts, the same fields with script and without. */
export async function ReportForm(props: {
  ctx: Context;
  state: FormState;
  personName: string | null;
}) {
  const { ctx, state, personName } = props;
  const { locale } = ctx;
  const [t, errorWords, catalogue] = await Promise.all([
    getTranslations("form"),
    getTranslations(),
    formCatalogue(ctx),
  ]);
  const errors = errorWords.raw("errors") as Words;
  const problems = problemSentences(state, catalogue, { errors, locale });
  const start: FormStart = {
    formId: state.formId,
    locale,
    guest: personName === null,
    words: t.raw("script") as Words,
    errors,
    maxPhotos: MAX_PHOTOS,
    photos: state.photos.map(arrivedEntry),
    pin: state.pin,
    described: state.pin ? state.described : null,
    problems,
    wardRules: catalogue.wardRules,
    seenAt: state.one("seenAt"),
  };
  const part = { state, catalogue, problems, locale };
  return (
    <FormShared start={start}>
      <TaskPage title={t("title")} back={<BackButton />} closeHref="/" status={<SavedState />}>
        <FormFrame>
          <EnterSends />
          <input type="hidden" name="id" value={state.formId} />
          <h1 className="ui-hidden">{t("title")}</h1>
          <OfflineBar />
          <StepBar />
          <ProblemSummary />
          <PhotoPart {...part} />
          <PlacePart {...part} />
          <WhatPart {...part} />
          <ConfirmPart {...part} personName={personName} />
        </FormFrame>
      </TaskPage>
    </FormShared>
  );
}
