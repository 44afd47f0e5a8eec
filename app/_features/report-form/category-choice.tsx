import { useTranslations } from "next-intl";
import { Choice } from "@/app/_ui/choice.tsx";
import { FieldGroup } from "@/app/_ui/field.tsx";
import { Icon } from "@/app/_ui/icon.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import type { CategoryForForm, CategoryGroup } from "@/server/reports/queries/categories.ts";
import { CategoryQuestions } from "./category-questions.tsx";
import { type FormCatalogue, textIn } from "./form-catalogue.ts";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { sentenceAt } from "./problem-sentences.ts";
import { EmergencyCalls } from "./urgent-help.tsx";

type Props = {
  state: FormState;
  catalogue: FormCatalogue;
  problems: ShownProblem[];
  locale: string;
};

/** Danger: the telephone comes before the form. */
function PhoneFirst() {
  const t = useTranslations("form.what");
  return (
    <Notice tone="error" icon="phone" title={t("phoneTitle")}>
      <p>{t("phoneText")}</p>
      <EmergencyCalls />
    </Notice>
  );
}

/**
 * The questions of the chosen category stand in the page. Those of the others are there for readers
 * without script alone: with script they are unpacked when their category is chosen, so that a phone
 * need not build them all (`open-questions.ts`).
 */
function Questions(props: Props & { category: CategoryForForm }) {
  const { category, state } = props;
  if (category.questions.length === 0) return null;
  const questions = <CategoryQuestions {...props} />;
  return state.one("category") === category.code ? questions : <noscript>{questions}</noscript>;
}

/** One category; choosing it opens its guidance, its publication rule and its questions. */
function Category(props: Props & { category: CategoryForForm }) {
  const t = useTranslations("form.rule");
  const { category, state, catalogue, locale } = props;
  const { code } = category;
  const rule = catalogue.wardRules[`${code} ${state.described?.ward?.code ?? ""}`] ?? category.rule;
  return (
    <div className="report-category" data-category={code}>
      <Choice
        type="radio"
        id={`category-${code}`}
        name="category"
        value={code}
        defaultChecked={state.one("category") === code}
        label={textIn(category.name, locale)}
        data-rule={category.rule}
        data-days={category.firstAnswerWorkingDays ?? undefined}
      />
      <div className="report-reveal">
        {category.phoneFirst ? <PhoneFirst /> : null}
        <p className="ui-hint">{textIn(category.guidance, locale)}</p>
        <p className="ui-hint report-plain">{t(rule as "at-once")}</p>
        <Questions {...props} />
      </div>
    </div>
  );
}

const EXAMPLES = 3;

function Group(props: Props & { group: CategoryGroup; first: boolean }) {
  const t = useTranslations("form");
  const { group, state, locale } = props;
  const names = group.categories.map(({ name }) => textIn(name, locale));
  return (
    <details
      className="ui-details report-group"
      name="category-group"
      open={group.categories.some(({ code }) => code === state.one("category"))}
    >
      <summary id={props.first ? "category" : undefined}>
        <span>
          {textIn(group.name, locale)}
          <span className="ui-meta block">{names.slice(0, EXAMPLES).join(t("comma"))}</span>
        </span>
        <Icon name="down" small />
      </summary>
      <div>
        {group.categories.map((category) => (
          <Category key={category.code} {...props} category={category} />
        ))}
      </div>
    </details>
  );
}

/** 分野: groups to open, categories to choose. Works without script. */
export function CategoryChoice(props: Props) {
  const t = useTranslations("form.what");
  return (
    <FieldGroup
      id="category"
      label={t("category")}
      requirement="required"
      hint={t("categoryHint")}
      error={sentenceAt(props.problems, "category")}
    >
      <div className="report-groups">
        {props.catalogue.groups.map((group, index) => (
          <Group key={group.code} {...props} group={group} first={index === 0} />
        ))}
      </div>
    </FieldGroup>
  );
}
