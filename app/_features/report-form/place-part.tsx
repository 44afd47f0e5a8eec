import { getTranslations } from "next-intl/server";
import { mapSetup } from "@/app/_map/map-setup.ts";
import { textIn } from "./form-catalogue.ts";
import { FormPart, StepActions } from "./form-part.tsx";
import type { PartProps } from "./photo-part.tsx";
import { PlacePicker } from "./place-picker.tsx";
import { PlainPlace } from "./plain-place.tsx";

/** 場所: a pin on the map, or in any other way. */
export async function PlacePart({ state, catalogue, problems, locale }: PartProps) {
  const [t, setup] = await Promise.all([getTranslations("form"), mapSetup(locale)]);
  const wards = catalogue.wards.map(({ code, name }) => ({ code, name: textIn(name, locale) }));
  return (
    <FormPart name="place" heading={t("heading.place")} lead={t("lead.place")}>
      <PlacePicker setup={setup} wards={wards}>
        <PlainPlace state={state} catalogue={catalogue} problems={problems} locale={locale} />
      </PlacePicker>
      <StepActions from="place" />
    </FormPart>
  );
}
