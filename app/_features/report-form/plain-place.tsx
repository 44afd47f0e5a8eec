import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { RadioGroup } from "@/app/_ui/radio-group.tsx";
import { Select } from "@/app/_ui/select.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { type FormCatalogue, textIn } from "./form-catalogue.ts";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { otherCity, placeName, stationWords } from "./place-words.ts";
import { sentenceAt } from "./problem-sentences.ts";

/** How the server read the place, for the sender to check. */
async function ReadAs(props: { state: FormState; locale: string }) {
  const t = await getTranslations("form");
  const { described, pin } = props.state;
  if (!described) return null;
  // The words that the script uses as well; their places are filled in by the same rules.
  const say = (name: string, values?: Record<string, string | number>) =>
    t(`script.${name}` as "script.place.station", values as { name: string; n: number });
  const city = otherCity(described, props.locale);
  const name = placeName(described, props.locale);
  const outside = city ? say("place.outside", { city }) : say("place.outsideUnknown");
  return (
    <div className="mt-4">
      <Notice tone={name ? "info" : "error"} icon="pin" title={name || outside}>
        <p>{name ? t(pin ? "place.chosen" : "place.readAs") : say("place.outsideShort")}</p>
        <p>{stationWords(described, say)}</p>
      </Notice>
    </div>
  );
}

/** The pin that a link or the map brought, and the choice not to use it. */
async function KeptPin({ state }: { state: FormState }) {
  const t = await getTranslations("form.place");
  const lng = state.one("lng");
  const lat = state.one("lat");
  if (!lng || !lat) return null;
  return (
    <>
      <input type="hidden" name="lng" value={lng} />
      <input type="hidden" name="lat" value={lat} />
      <RadioGroup
        name="placeBy"
        label={t("by")}
        defaultValue={state.one("placeBy") || "pin"}
        options={[
          { value: "pin", label: t("byPin") },
          { value: "words", label: t("byWords") },
        ]}
      />
    </>
  );
}

/** The place without script: an address, or ward and town; the server finds it. */
export async function PlainPlace(props: {
  state: FormState;
  catalogue: FormCatalogue;
  problems: ShownProblem[];
  locale: string;
}) {
  const t = await getTranslations("form.place");
  const { state, catalogue, locale } = props;
  // The server reads names in Japanese, whatever the reader sees.
  const wards = catalogue.wards.map(({ name }) => ({
    value: name.ja ?? "",
    label: textIn(name, locale),
  }));
  return (
    <>
      <ReadAs state={state} locale={locale} />
      <KeptPin state={state} />
      <TextField
        name="address"
        label={t("address")}
        hint={t("addressHint")}
        error={sentenceAt(props.problems, "address")}
        defaultValue={state.one("address")}
      />
      <p className="mt-4">{t("or")}</p>
      <Select
        name="wardName"
        label={t("ward")}
        options={[{ value: "", label: t("wardNone") }, ...wards]}
        defaultValue={state.one("wardName")}
      />
      <TextField
        name="town"
        label={t("town")}
        hint={t("townHint")}
        defaultValue={state.one("town")}
      />
      <p className="mt-3">
        <Button type="submit" name="intent" value="place" variant="outline">
          {t("check")}
        </Button>
      </p>
    </>
  );
}
