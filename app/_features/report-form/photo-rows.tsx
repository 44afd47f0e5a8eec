"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Icon } from "@/app/_ui/icon.tsx";
import { useFormTools } from "./form-context.tsx";
import type { PhotoEntry } from "./photo-entry.ts";

function Row(props: {
  entry: PhotoEntry;
  index: number;
  last: boolean;
  onRemove: (id: string) => void;
}) {
  const { photos, say } = useFormTools();
  const { entry, index, last } = props;
  const n = index + 1;
  const id = `alt.${entry.photoId ?? entry.id}`;
  const named = (word: string) => (
    <>
      <span className="ui-hidden">{say("photos.nth", { n })} </span>
      {say(`photos.${word}`)}
    </>
  );
  return (
    <li className="report-photo-row">
      <img src={entry.preview} alt="" />
      <div className="ui-field">
        <label htmlFor={id} className="ui-label">
          {say("photos.alt", { n })}
        </label>
        <input
          id={id}
          name={id}
          className="ui-input"
          value={entry.alt}
          onChange={(event) => photos.describe(entry.id, event.currentTarget.value)}
        />
      </div>
      <div className="ui-actions">
        {index > 0 ? (
          <Button size="sm" variant="neutral" onClick={() => photos.move(entry.id, -1)}>
            {named("earlier")}
          </Button>
        ) : null}
        {last ? null : (
          <Button size="sm" variant="neutral" onClick={() => photos.move(entry.id, 1)}>
            {named("later")}
          </Button>
        )}
        <Button size="sm" variant="neutral" icon="trash2" onClick={() => props.onRemove(entry.id)}>
          {named("remove")}
        </Button>
      </div>
    </li>
  );
}

/** Words, order and taking out, photo by photo; folded away until it is wanted. */
export function PhotoRows(props: { entries: PhotoEntry[]; onRemove: (id: string) => void }) {
  const { say } = useFormTools();
  return (
    <details className="ui-details mt-6">
      <summary>
        <span>{say("photos.details")}</span>
        <Icon name="down" small />
      </summary>
      <div>
        <p className="ui-hint">{say("photos.altHint")}</p>
        <ol>
          {props.entries.map((entry, index) => (
            <Row
              key={entry.id}
              entry={entry}
              index={index}
              last={index === props.entries.length - 1}
              onRemove={props.onRemove}
            />
          ))}
        </ol>
      </div>
    </details>
  );
}
