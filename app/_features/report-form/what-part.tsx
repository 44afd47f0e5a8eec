import { getTranslations } from "next-intl/server";
import { CharCount } from "@/app/_ui/char-count.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { BODY_LENGTH, TITLE_LENGTH } from "@/server/reports/rules/limits.ts";
import { CategoryChoice } from "./category-choice.tsx";
import { CategorySuggest } from "./category-suggest.tsx";
import { knownCategories } from "./form-catalogue.ts";
import { FormPart, StepActions } from "./form-part.tsx";
import type { PartProps } from "./photo-part.tsx";
import { sentenceAt } from "./problem-sentences.ts";
import { RuleNotice } from "./rule-notice.tsx";
import { SimilarReports } from "./similar-reports.tsx";

/** 内容: what is wrong in a few words, its category with questions of its own, and more if wanted. */
export async function WhatPart(props: PartProps) {
  const { state, catalogue, problems, locale } = props;
  const [t, ui] = await Promise.all([getTranslations("form"), getTranslations("ui")]);
  const counts = { left: ui.raw("charactersLeft"), over: ui.raw("charactersOver") };
  return (
    <FormPart name="what" heading={t("heading.what")} lead={t("lead.what")}>
      <TextField
        name="title"
        label={t("what.title")}
        requirement="required"
        hint={t("what.titleHint")}
        error={sentenceAt(problems, "title")}
        defaultValue={state.one("title")}
      />
      <CharCount of="title" max={TITLE_LENGTH} {...counts} />
      <CategorySuggest categories={knownCategories(catalogue, locale)} />
      <CategoryChoice {...props} />
      <RuleNotice />
      <SimilarReports />
      <TextArea
        name="body"
        label={t("what.body")}
        requirement="optional"
        hint={t("what.bodyHint")}
        error={sentenceAt(problems, "body")}
        defaultValue={state.one("body")}
      />
      <CharCount of="body" max={BODY_LENGTH} {...counts} />
      <StepActions from="what" />
    </FormPart>
  );
}
