"use client";

import { useState } from "react";
import { Icon } from "@/app/_ui/icon.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import { isPending, type PhotoEntry } from "./photo-entry.ts";

/** How far a photo is, in words. */
export function photoState(tools: FormTools, { state, progress }: PhotoEntry): string {
  if (state === "sending" && progress === 100) return tools.say("photos.checking");
  if (state === "sending") return tools.say("photos.sending", { percent: progress });
  return tools.say(`photos.${state === "failed" ? "notSent" : state}`);
}

/** What this browser can show of a photo; some it cannot (HEIC, broken files). */
function Preview({ src }: { src: string }) {
  const [shown, setShown] = useState(true);
  return shown ? <img src={src} alt="" onError={() => setShown(false)} /> : <Icon name="photo" />;
}

function Tile(props: { entry: PhotoEntry; index: number }) {
  const tools = useFormTools();
  const { entry, index } = props;
  const words = photoState(tools, entry);
  return (
    <li className="report-tile" data-state={entry.state}>
      <Preview key={entry.preview} src={entry.preview} />
      <span className="ui-hidden">
        {tools.say("photos.nth", { n: index + 1 })} {words}
      </span>
      {index === 0 ? <span className="report-tile-tag">{tools.say("photos.cover")}</span> : null}
      {isPending(entry) ? (
        <span className="report-tile-progress">
          <span aria-hidden="true">{words}</span>
          <ProgressBar value={entry.progress} label={words} />
        </span>
      ) : null}
      {entry.state === "failed" ? (
        <span className="report-tile-progress" aria-hidden="true">
          <Icon name="alert" small /> {words}
        </span>
      ) : null}
    </li>
  );
}

/** The chosen photos in a row, the cover first, and room for one more. */
export function PhotoStrip(props: { entries: PhotoEntry[]; onMore: () => void }) {
  const tools = useFormTools();
  const { entries } = props;
  if (entries.length === 0) return null;
  return (
    <ul className="report-strip" aria-label={tools.say("photos.list")}>
      {entries.map((entry, index) => (
        <Tile key={entry.id} entry={entry} index={index} />
      ))}
      {entries.length < tools.maxPhotos ? (
        <li>
          <button type="button" className="report-add" onClick={props.onMore}>
            <Icon name="plus" />
            <span>{tools.say("photos.more")}</span>
            <span>{tools.say("photos.count", { n: entries.length, max: tools.maxPhotos })}</span>
          </button>
        </li>
      ) : null}
    </ul>
  );
}
