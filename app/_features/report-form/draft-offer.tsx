"use client";

import { useEffect, useState } from "react";
import { formatMoment } from "@/app/_i18n/dates.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { Button, buttonClass } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { forgetDraft, type KeptDraft, keptDrafts } from "./draft-shelf.ts";
import { useFormTools } from "./form-context.tsx";
import { photoShelf } from "./photo-shelf.ts";
import { lockName } from "./use-draft.ts";

/** Ids of forms that some tab has open now. */
async function openElsewhere(): Promise<string[]> {
  const state = await navigator.locks?.query().catch(() => null);
  return state?.held?.flatMap(({ name }) => name ?? []) ?? [];
}

/** The newest draft of this device that no tab is writing on. */
async function leftDraft(formId: string): Promise<KeptDraft | null> {
  const others = keptDrafts(Date.now()).filter((draft) => draft.formId !== formId);
  if (others.length === 0) return null;
  const open = await openElsewhere();
  return others.find((draft) => !open.includes(lockName(draft.formId))) ?? null;
}

/** 書きかけの投稿があります: offered on a fresh form, to go on with or to throw away. */
export function DraftOffer() {
  const tools = useFormTools();
  const [draft, setDraft] = useState<KeptDraft | null>(null);
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("form");
    if (!asked) void leftDraft(tools.formId).then(setDraft);
  }, [tools]);
  if (!draft) return null;
  const title = draft.fields.find(([name]) => name === "title")?.[1].trim();
  const discard = () => {
    forgetDraft(draft.formId);
    void photoShelf.clear(draft.formId);
    setDraft(null);
  };
  return (
    <div className="mt-4">
      <Notice tone="lamp" icon="edit" title={tools.say("left.title")} live="status">
        <p>{title || tools.say("left.untitled")}</p>
        <p className="ui-meta">
          {tools.say("left.at", { time: formatMoment(tools.locale, new Date(draft.at)) })}
        </p>
        <div className="ui-actions">
          <a
            className={buttonClass({})}
            href={localePath(tools.locale, `/report?form=${draft.formId}`)}
          >
            {tools.say("left.continue")}
          </a>
          <Button variant="outline" onClick={discard}>
            {tools.say("left.discard")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
