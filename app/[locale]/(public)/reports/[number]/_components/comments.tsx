import { useTranslations } from "next-intl";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { Card } from "@/app/_ui/card.tsx";
import { Section } from "@/app/_ui/page.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { UserText } from "@/app/_ui/user-text.tsx";
import type { ReportPart } from "./report-view.tsx";

/** What people and offices wrote about the report, oldest first. */
export function Comments({ report, locale, now }: ReportPart) {
  const t = useTranslations("report");
  const { comments } = report;
  return (
    <Section
      id="comments"
      icon="comment"
      title={comments.length > 0 ? t("commentsCount", { n: comments.length }) : t("comments")}
    >
      {comments.length === 0 ? <p className="text-ink-2">{t("commentsNone")}</p> : null}
      <ul className="ui-stack">
        {comments.map((comment) => (
          <Card as="li" key={comment.id}>
            <p className="report-author">
              <b>
                {comment.office ? nameIn(locale, comment.office) : (comment.author ?? t("unnamed"))}
              </b>
              {comment.office ? <Tag tone="key">{cityWords(locale).response}</Tag> : null}
              <Time at={new Date(comment.createdAt)} look="ago" now={now} />
            </p>
            <UserText text={comment.body} lang={comment.lang} />
          </Card>
        ))}
      </ul>
    </Section>
  );
}
