import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

/**
 * A page for one task (the report form, signing in): on a phone the site's header, footer and
 * bottom bar make room for a short bar with back, the task's name, `status` and close. On a desk
 * the site's header stays.
 */
export function TaskPage(props: {
  title: string;
  backHref?: string;
  /** Instead of `backHref`: a button of the task's own, for steps within one page. */
  back?: ReactNode;
  closeHref: string;
  status?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <div data-shell="task">
      <div className="ui-task-head">
        {props.backHref ? (
          <Link href={props.backHref} className="ui-icon-button" aria-label={t("back")}>
            <Icon name="back" />
          </Link>
        ) : (
          (props.back ?? <span className="w-2" />)
        )}
        <span>{props.title}</span>
        <span className="ui-task-status">{props.status}</span>
        <Link href={props.closeHref} className="ui-icon-button" aria-label={t("close")}>
          <Icon name="close" />
        </Link>
      </div>
      <div className="ui-page ui-page-text">{props.children}</div>
    </div>
  );
}

/** The task's buttons: kept at the bottom edge on a phone, in the page on a desk. */
export function TaskActions(props: { children: ReactNode }) {
  return <div className="ui-task-actions">{props.children}</div>;
}
