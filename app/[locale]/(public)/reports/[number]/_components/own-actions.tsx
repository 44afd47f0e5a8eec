import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { Disclosure } from "@/app/_ui/disclosure.tsx";
import type { ReportPart } from "./report-view.tsx";

function Fields({ report, locale }: ReportPart) {
  return (
    <>
      <input type="hidden" name="id" value={report.card.id} />
      <input type="hidden" name="number" value={report.card.number} />
      <input type="hidden" name="locale" value={locale} />
    </>
  );
}

/** Taking back cannot be undone, so it asks: the button stands behind a question. */
function Withdraw(props: ReportPart) {
  const t = useTranslations("report");
  return (
    <Disclosure summary={t("withdraw")}>
      <form method="post" action="/api/reports/withdraw" className="ui-stack">
        <Fields {...props} />
        <p>
          <b>{t("withdrawTitle")}</b>
          <br />
          {t("withdrawNote")}
        </p>
        <Button type="submit" variant="danger" size="sm">
          {t("withdrawYes")}
        </Button>
      </form>
    </Disclosure>
  );
}

function Showing(props: ReportPart) {
  const t = useTranslations("report");
  const isPublic = props.report.visibility === "public";
  const way = (showing: string, label: string, look: "solid" | "outline" | "danger") => (
    <form method="post" action="/api/reports/show">
      <Fields {...props} />
      <input type="hidden" name="showing" value={showing} />
      <Button type="submit" variant={look} size="sm" full>
        {label}
      </Button>
    </form>
  );
  const hide = isPublic ? t("hide") : t("keep");
  const wordsOnly = !isPublic || !props.report.photosWait;
  return (
    <div className="ui-stack">
      <h3>{t("publish")}</h3>
      {!isPublic || props.report.photosWait
        ? way("with-photos", t("publishPhotos"), "solid")
        : null}
      {wordsOnly ? way("words-only", t("publishWords"), "outline") : null}
      {props.report.visibility === "hidden" ? null : (
        <Disclosure summary={hide}>
          <p className="mb-3">
            <b>{isPublic ? t("hideTitle") : t("keepTitle")}</b>
            <br />
            {isPublic ? t("hideNote") : t("keepNote")}
          </p>
          {way("hidden", hide, "danger")}
        </Disclosure>
      )}
    </div>
  );
}

/** What the reader may do with this report, as the server says; nothing for most readers. */
export function OwnActions(props: ReportPart) {
  const t = useTranslations("report");
  const { can, card } = props.report;
  if (can.length === 0) return null;
  return (
    <Card as="section" className="report-own ui-noprint">
      <h2>{t("actions")}</h2>
      {can.includes("edit") ? (
        <p>
          <ButtonLink href={`/reports/${card.number}/edit`} variant="outline" size="sm" icon="edit">
            {t("edit")}
          </ButtonLink>
          <small className="block">{t("editNote")}</small>
        </p>
      ) : null}
      {can.includes("publish") ? <Showing {...props} /> : null}
      {can.includes("withdraw") ? <Withdraw {...props} /> : null}
    </Card>
  );
}
