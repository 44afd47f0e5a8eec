import { useTranslations } from "next-intl";
import { Hidden } from "./hidden.tsx";
import { Link } from "./link.tsx";

/** Where in a task of a few steps the reader is. `current` counts from 0; done steps may be links. */
export function Stepper(props: { steps: { label: string; href?: string }[]; current: number }) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("steps")}>
      <ol className="ui-steps">
        {props.steps.map((step, index) => {
          const done = index < props.current;
          return (
            <li
              key={step.label}
              data-done={done ? "" : undefined}
              aria-current={index === props.current ? "step" : undefined}
            >
              {done ? <span aria-hidden="true">✓ </span> : null}
              {done && step.href ? <Link href={step.href}>{step.label}</Link> : step.label}
              {done ? <Hidden> {t("stepDone")}</Hidden> : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
