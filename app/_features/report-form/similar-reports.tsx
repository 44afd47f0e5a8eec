"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";
import { ago, formatDay } from "@/app/_i18n/dates.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { trpc } from "@/app/_trpc/trpc.ts";
import { Icon } from "@/app/_ui/icon.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { Photo } from "@/app/_ui/photo.tsx";
import type { AppRouter } from "@/server/trpc/router.ts";
import { useTyped } from "./category-suggest.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import { useStore } from "./store.ts";

type Similar = inferRouterOutputs<AppRouter>["reports"]["similar"][number];

const WAIT_MS = 700;

/** Reports near the pin that may be about the same, asked for when the writer pauses. */
function useSimilar(tools: FormTools): Similar[] {
  const { pin } = useStore(tools.place.place);
  const code = useStore(tools.choice)?.code ?? "";
  const title = useTyped(["title"]);
  const isShown = useStore(tools.step) === "what";
  const [found, setFound] = useState<Similar[]>([]);
  useEffect(() => {
    if (!pin || !isShown || (!code && title.trim().length < 2)) return;
    let isOld = false;
    const ask = async () => {
      const draft = { place: pin, categoryCode: code, title: title.slice(0, 200) };
      const answer = await (await trpc()).reports.similar.query(draft);
      if (!isOld) setFound(answer);
    };
    // Without an answer nothing is lost: the report is simply new.
    const timer = setTimeout(() => ask().catch(() => undefined), WAIT_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [pin, code, title, isShown]);
  return found;
}

function age(tools: FormTools, at: Date): string {
  const now = new Date();
  const since = ago(at, now);
  return since
    ? tools.say(`what.ago.${since.unit}`, { n: since.n })
    : formatDay(tools.locale, at, now);
}

function Card(props: { report: Similar }) {
  const tools = useFormTools();
  const { report } = props;
  const facts = [
    tools.say("what.metres", { n: Math.max(1, Math.round(report.metres)) }),
    age(tools, new Date(report.createdAt)),
    report.supportCount ? tools.say("what.affected", { n: report.supportCount }) : "",
  ];
  return (
    <li>
      <article className={report.photo ? "ui-row" : "ui-row ui-row-plain"}>
        {report.photo ? (
          <Photo
            media={report.photo.key}
            alt={report.photo.alt}
            ratio="1 / 1"
            sizes="104px"
            corner
          />
        ) : null}
        <div className="min-w-0">
          <span className={`ui-status ui-status-${report.group}`}>
            <Icon state={report.group} />
            <span>{tools.say(`what.state.${report.group}`)}</span>
          </span>
          <h3 className="ui-row-title" lang={report.lang}>
            <a href={localePath(tools.locale, `/reports/${report.number}`)}>{report.title}</a>
          </h3>
          <p className="ui-meta">{facts.filter(Boolean).join("・")}</p>
        </div>
      </article>
    </li>
  );
}

/** 同じことかもしれない投稿: shown while writing, with photo, distance, age and state. */
export function SimilarReports() {
  const tools = useFormTools();
  const found = useSimilar(tools);
  return (
    <div role="status">
      {found.length ? (
        <div className="mt-6">
          <Notice
            tone="lamp"
            icon="info"
            title={tools.say("what.similarTitle", { n: found.length })}
          >
            <p>{tools.say("what.similarText")}</p>
            <ul className="ui-rows">
              {found.map((report) => (
                <Card key={report.id} report={report} />
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
    </div>
  );
}
