import "./account.css";
import { getTranslations } from "next-intl/server";
import {
  problemOfLink,
  problemSentence,
  type Query,
  single,
} from "@/app/_features/doors/problem-of-link.ts";
import { currentPerson } from "@/app/_features/session/current-person.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { readTyped } from "@/app/_features/session/typed-cookie.ts";
import { safePath } from "@/app/_i18n/path.ts";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { PageHead } from "@/app/_ui/page.tsx";
import { TaskPage } from "@/app/_ui/task-page.tsx";
import { codeState } from "@/server/accounts/queries.ts";
import { environment } from "@/server/platform/env.ts";
import { awaitedCode } from "@/server/reports/queries/awaited-report.ts";
import { CodeAgain, CodeForm, type CodePurpose, OtherAddress } from "./code-form.tsx";

type Props = { locale: string; codeId: string; purpose: CodePurpose; query: Query };

/** In demo mode mails stay here: where they can be read. */
async function WhereMailsAre() {
  const t = await getTranslations("account.code");
  if (!environment().demo || environment().smtpUrl) return null;
  return (
    <div className="mt-4">
      <Notice tone="lamp" icon="mail" title={t("demo")}>
        <Link href="/mailbox">{t("mailbox")}</Link>
      </Notice>
    </div>
  );
}

/** Where to go when a code is of no use any more. */
function wayOn(isLost: boolean, isSignedIn: boolean) {
  if (isLost) return { href: "/report", words: "newReport" } as const;
  return isSignedIn
    ? ({ href: "/my", words: "my" } as const)
    : ({ href: "/sign-in", words: "signIn" } as const);
}

/** A code that cannot be typed any more, and what to do instead. */
async function Closed(props: Props & { state: "used" | "waiting" | "over" | "unknown" }) {
  const t = await getTranslations("account.code");
  const { state, purpose } = props;
  const isSignedIn = (await currentPerson()) !== null;
  const way = wayOn(state === "unknown" && purpose === "report", isSignedIn);
  const lead = state === "waiting" ? t("waiting.report") : t(`${state}.${purpose}`);
  return (
    <>
      <PageHead title={t(`${state}.title`)} lead={lead} />
      {state === "over" || state === "waiting" ? (
        <CodeAgain locale={props.locale} codeId={props.codeId} purpose={purpose} next="" solid />
      ) : (
        <div className="ui-actions">
          <ButtonLink href={way.href}>{t(way.words)}</ButtonLink>
          <ButtonLink href="/" variant="outline">
            {t("home")}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** The page that asks for a code: to publish a report, or to sign in. Works without script. */
export async function CodePage(props: Props) {
  const { locale, codeId, purpose, query } = props;
  const t = await getTranslations("account.code");
  const ctx = await pageContext(locale);
  const { waits, mayCorrect } =
    purpose === "report" ? await awaitedCode(ctx, codeId) : { waits: false, mayCorrect: false };
  const found = await codeState(ctx, codeId);
  // The process may have ended between the code and the confirmation.
  const state = found === "used" && waits ? "waiting" : found;
  const problem = problemOfLink(query);
  const isOfAddress = mayCorrect && problem?.key === "emailWrong";
  const error =
    problem && state === "open" && !isOfAddress ? await problemSentence(locale, problem) : null;
  const told =
    problem && problem.key !== "codeOver" ? await problemSentence(locale, problem) : null;
  const place = isOfAddress ? "email" : state === "open" ? "code" : "top";
  const code = single(query.code).replace(/\D/g, "").slice(0, 6);
  const next = single(query.next);
  return (
    <TaskPage title={t(`task.${purpose}`)} closeHref="/">
      <ErrorSummary errors={told ? [{ id: place, text: told }] : []} />
      <div id="top">
        {state === "open" ? (
          <>
            <PageHead title={t("title")} lead={t(`lead.${purpose}`)} />
            {single(query.sent) && !error ? <Notice tone="success" title={t("sentAgain")} /> : null}
            <CodeForm
              locale={locale}
              codeId={codeId}
              purpose={purpose}
              code={error ? "" : code}
              error={error}
              next={next ? safePath(next) : ""}
            />
          </>
        ) : (
          <Closed {...props} state={state} />
        )}
        {mayCorrect ? (
          <OtherAddress
            locale={locale}
            codeId={codeId}
            error={isOfAddress ? told : null}
            typed={isOfAddress ? await readTyped() : ""}
          />
        ) : null}
        {state === "used" || state === "unknown" ? null : <WhereMailsAre />}
      </div>
    </TaskPage>
  );
}
