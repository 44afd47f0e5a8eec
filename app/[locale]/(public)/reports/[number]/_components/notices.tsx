import { useTranslations } from "next-intl";
import type { PageQuery } from "@/app/_features/explore/page-query.ts";
import { Notice } from "@/app/_ui/notice.tsx";
import type { ReportPageData } from "@/server/reports/queries/report-page.ts";

const done = ["edit", "withdraw", "show", "sent"] as const;
const withheld = ["waiting", "private", "unconfirmed", "hidden"] as const;

const one = <T extends string>(known: readonly T[], value: unknown): T | null =>
  known.find((each) => each === value) ?? null;

/** `p.minutes=3` of the address as values of a sentence. */
const paramsOf = (query: PageQuery) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      key.startsWith("p.") && typeof value === "string" ? [[key.slice(2), value]] : [],
    ),
  );

/** What a form said in return, in the words of `errors`; nothing for a key nobody knows. */
function Problem({ query }: { query: PageQuery }) {
  const t = useTranslations("errors");
  const { problem } = query;
  if (typeof problem !== "string" || !/^[\w.-]{1,60}$/.test(problem) || !t.has(problem))
    return null;
  return (
    <Notice tone="error" live="alert">
      <p>{t(problem, paramsOf(query))}</p>
    </Notice>
  );
}

/** Above the report: what was just done, what went wrong, and who can see it if not everybody. */
export function Notices(props: { report: ReportPageData; query: PageQuery }) {
  const t = useTranslations("report");
  const finished = one(done, props.query.sent ? "sent" : props.query.done);
  const kept = one(withheld, props.report.visibility);
  return (
    <div className="report-notices ui-stack">
      <Problem query={props.query} />
      {finished ? (
        <Notice tone="success" live="status">
          <p>{t(`done.${finished}`)}</p>
        </Notice>
      ) : null}
      {kept ? (
        <Notice
          tone="lamp"
          icon={kept === "waiting" ? "clock" : "lock"}
          title={t(`notice.${kept}Title`)}
        >
          <p>{t(`notice.${kept}`)}</p>
        </Notice>
      ) : null}
    </div>
  );
}
