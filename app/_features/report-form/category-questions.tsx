import { Choice } from "@/app/_ui/choice.tsx";
import { FieldGroup } from "@/app/_ui/field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { CategoryForForm } from "@/server/reports/queries/categories.ts";
import { textIn } from "./form-catalogue.ts";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { sentenceAt } from "./problem-sentences.ts";
import { answerName } from "./steps.ts";

type Question = CategoryForForm["questions"][number];
type Props = {
  category: CategoryForForm;
  state: FormState;
  problems: ShownProblem[];
  locale: string;
};

/** What every kind of question shares. A required one carries the badge. */
function fieldOf({ category, state, problems, locale }: Props, question: Question) {
  const name = answerName(category.code, question.id);
  return {
    name,
    label: textIn(question.label, locale),
    requirement: question.required ? ("required" as const) : ("optional" as const),
    error: sentenceAt(problems, name),
    given: state.fields[name] ?? [],
  };
}

function Written(props: { field: ReturnType<typeof fieldOf>; type: Question["type"] }) {
  const { given, ...field } = props.field;
  const { type } = props;
  return (
    <TextField
      {...field}
      type={type === "date" ? "date" : "text"}
      inputMode={type === "number" ? "decimal" : undefined}
      short={type !== "text"}
      defaultValue={given[0] ?? ""}
    />
  );
}

/** Radios or boxes. Those that open another question are marked for the style sheet. */
function Chosen(props: {
  field: ReturnType<typeof fieldOf>;
  question: Question;
  opens: readonly string[];
  locale: string;
}) {
  const { name, given, ...words } = props.field;
  return (
    <FieldGroup {...words} id={name}>
      {props.question.options?.map(({ value, label }, index) => (
        <Choice
          key={value}
          type={props.question.type === "multiple" ? "checkbox" : "radio"}
          id={index === 0 ? name : `${name}-${value}`}
          name={name}
          value={value}
          defaultChecked={given.includes(value)}
          label={textIn(label, props.locale)}
          data-opens={props.opens.includes(value) ? "" : undefined}
        />
      ))}
    </FieldGroup>
  );
}

function OneQuestion(props: Props & { question: Question; opens: readonly string[] }) {
  const { question, opens, locale } = props;
  const field = fieldOf(props, question);
  const isChosen = question.type === "single" || question.type === "multiple";
  return (
    <div
      data-question={field.label}
      data-id={question.id}
      data-required={question.required ? "" : undefined}
    >
      {isChosen ? (
        <Chosen field={field} question={question} opens={opens} locale={locale} />
      ) : (
        <Written field={field} type={question.type} />
      )}
    </div>
  );
}

/**
 * A category's own questions. One that hangs on another's answer stands behind it and is opened by
 * the style sheet, with script and without; what is not asked is not counted by the server.
 */
export function CategoryQuestions(props: Props) {
  const { questions } = props.category;
  return questions
    .filter((question) => !question.showIf)
    .map((question) => {
      const hanging = questions.filter((other) => other.showIf?.question === question.id);
      const opens = hanging.flatMap((other) => other.showIf?.in ?? []);
      return (
        <div key={question.id} className="report-asking">
          <OneQuestion {...props} question={question} opens={opens} />
          {hanging.map((other) => (
            <div key={other.id} className="report-hanging">
              <OneQuestion {...props} question={other} opens={[]} />
            </div>
          ))}
        </div>
      );
    });
}
