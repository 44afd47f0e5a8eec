import { getTranslations } from "next-intl/server";
import { Checkbox } from "@/app/_ui/checkbox.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { CONSENT_VERSION } from "@/server/reports/rules/limits.ts";
import { FormPart } from "./form-part.tsx";
import type { PartProps } from "./photo-part.tsx";
import { sentenceAt } from "./problem-sentences.ts";
import { ReviewList } from "./review-list.tsx";
import { RuleNotice } from "./rule-notice.tsx";
import { SeenField } from "./seen-field.tsx";
import { AfterSending, SendActions } from "./send-actions.tsx";

/** 確認: everything once more, under which name, where the answer goes, and what becomes public. */
export async function ConfirmPart({
  state,
  problems,
  personName,
}: PartProps & { personName: string | null }) {
  const t = await getTranslations("form.confirm");
  const isOn = (name: string, first: boolean) => (state.isDraft ? state.one(name) === "on" : first);
  const heading = await getTranslations("form.heading");
  return (
    <FormPart name="confirm" heading={heading("confirm")}>
      <ReviewList />
      <Checkbox
        name="unnamed"
        label={t("unnamed")}
        hint={t("unnamedHint")}
        defaultChecked={isOn("unnamed", true)}
      />
      <Checkbox
        name="keepPhotosClosed"
        label={t("keepPhotosClosed")}
        hint={t("keepPhotosClosedHint")}
        defaultChecked={isOn("keepPhotosClosed", false)}
      />
      {personName === null ? (
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("email")}
          requirement="required"
          hint={t("emailHint")}
          error={sentenceAt(problems, "email")}
          defaultValue={state.one("email")}
        />
      ) : (
        <p className="mt-6">{t("signedIn", { name: personName })}</p>
      )}
      <AfterSending />
      <RuleNotice />
      <div className="mt-4">
        <Notice title={t("consentTitle")}>
          <p>{t("consent")}</p>
          <p>
            <Link href="/privacy">{t("privacy")}</Link>
          </p>
        </Notice>
      </div>
      <input type="hidden" name="consent" value={CONSENT_VERSION} />
      <SeenField />
      <SendActions>{t("send")}</SendActions>
    </FormPart>
  );
}
