import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button.tsx";
import { FileField } from "@/app/_ui/file-field.tsx";
import { Photo } from "@/app/_ui/photo.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { sentenceAt } from "./problem-sentences.ts";

type Props = { state: FormState; problems: ShownProblem[] };

async function KeptPhoto(
  props: { photo: FormState["photos"][number]; index: number } & Pick<Props, "problems">,
) {
  const t = await getTranslations("form.photos");
  const { id, key, alt } = props.photo;
  const name = t("nth", { n: props.index + 1 });
  const said = <span className="ui-hidden">{name} </span>;
  return (
    <li className="report-photo-row">
      <input type="hidden" name="photoId" value={id} />
      <Photo media={key} alt={alt || name} ratio="1 / 1" sizes="104px" />
      <TextField
        name={`alt.${id}`}
        label={
          <>
            {said}
            {t("alt")}
          </>
        }
        requirement="optional"
        hint={t("altHint")}
        defaultValue={alt}
        error={sentenceAt(props.problems, `alt.${id}`)}
      />
      <div className="ui-actions">
        {props.index > 0 ? (
          <Button type="submit" name="coverPhoto" value={id} size="sm" variant="neutral">
            {said}
            {t("makeCover")}
          </Button>
        ) : null}
        <Button type="submit" name="removePhoto" value={id} size="sm" variant="neutral">
          {said}
          {t("remove")}
        </Button>
      </div>
    </li>
  );
}

/** Photos without script: a file input, and those that have arrived already. */
export async function PlainPhotos({ state, problems }: Props) {
  const t = await getTranslations("form.photos");
  return (
    <>
      {state.photos.length ? (
        <section className="mt-6" aria-label={t("kept")}>
          <h3>{t("kept")}</h3>
          <ol>
            {state.photos.map((photo, index) => (
              <KeptPhoto key={photo.id} photo={photo} index={index} problems={problems} />
            ))}
          </ol>
        </section>
      ) : null}
      <FileField
        id="photo"
        name="photo"
        label={t("field")}
        requirement="optional"
        hint={t("fieldHint")}
        error={sentenceAt(problems, "photo")}
        accept="image/*"
        multiple
      />
      <p className="mt-3">
        <Button type="submit" name="intent" value="photos" variant="outline">
          {t("add")}
        </Button>
      </p>
    </>
  );
}
