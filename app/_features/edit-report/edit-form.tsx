import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { CharCount } from "@/app/_ui/char-count.tsx";
import { Checkbox } from "@/app/_ui/checkbox.tsx";
import { TaskActions } from "@/app/_ui/task-page.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { BODY_LENGTH, TITLE_LENGTH } from "@/server/reports/rules/limits.ts";

/** What is in the inputs: the report's own words, or those that were refused. */
export type EditedWords = { title: string; body: string; unnamed: boolean };

/** Title, words, and whether the name is shown. Works without script. */
export async function EditForm(props: {
  locale: string;
  report: { id: string; number: string };
  words: EditedWords;
  error: { field: "title" | "body"; sentence: string } | null;
}) {
  const [t, form, ui] = await Promise.all([
    getTranslations("account.edit"),
    getTranslations("form"),
    getTranslations("ui"),
  ]);
  const { report, words, error } = props;
  const counts = { left: ui.raw("charactersLeft"), over: ui.raw("charactersOver") };
  const errorAt = (field: "title" | "body") => (error?.field === field ? error.sentence : null);
  return (
    <form method="post" action="/api/reports/edit" noValidate>
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="id" value={report.id} />
      <input type="hidden" name="number" value={report.number} />
      <TextField
        name="title"
        label={form("what.title")}
        requirement="required"
        hint={form("what.titleHint")}
        error={errorAt("title")}
        defaultValue={words.title}
      />
      <CharCount of="title" max={TITLE_LENGTH} {...counts} />
      <TextArea
        name="body"
        label={form("what.body")}
        requirement="optional"
        hint={form("what.bodyHint")}
        error={errorAt("body")}
        defaultValue={words.body}
      />
      <CharCount of="body" max={BODY_LENGTH} {...counts} />
      <Checkbox
        name="unnamed"
        label={form("confirm.unnamed")}
        hint={form("confirm.unnamedHint")}
        defaultChecked={words.unnamed}
      />
      <TaskActions>
        <ButtonLink href={`/reports/${report.number}`} variant="outline" size="lg">
          {t("cancel")}
        </ButtonLink>
        <Button type="submit" size="lg" full icon="check">
          {t("save")}
        </Button>
      </TaskActions>
    </form>
  );
}
