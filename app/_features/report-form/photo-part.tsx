import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice.tsx";
import { DraftOffer } from "./draft-offer.tsx";
import type { FormCatalogue } from "./form-catalogue.ts";
import { FormPart, StepActions } from "./form-part.tsx";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { PhotoPicker } from "./photo-picker.tsx";
import { PlainPhotos } from "./plain-photos.tsx";
import { UrgentHelp } from "./urgent-help.tsx";

/** What every part is made from. */
export type PartProps = {
  state: FormState;
  catalogue: FormCatalogue;
  problems: ShownProblem[];
  locale: string;
};

/** 写真: first, because most begin with one. Whoever is in danger or has no mail is led on here. */
export async function PhotoPart({ state, catalogue, problems, locale }: PartProps) {
  const t = await getTranslations("form");
  return (
    <FormPart name="photos" heading={t("heading.photos")} lead={t("lead.photos")}>
      {state.wasSent ? (
        <div className="mt-4">
          <Notice tone="success" title={t("wasSent")}>
            <p>{t("wasSentText")}</p>
          </Notice>
        </div>
      ) : null}
      <DraftOffer />
      <PhotoPicker>
        <PlainPhotos state={state} problems={problems} />
      </PhotoPicker>
      <UrgentHelp halls={catalogue.halls} locale={locale} />
      <StepActions from="photos" />
    </FormPart>
  );
}
