"use client";

import type { ReactNode } from "react";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { WholeMoment } from "@/app/_ui/whole-moment.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import type { PhotoEntry } from "./photo-entry.ts";
import { placeName } from "./place-words.ts";
import { answerName } from "./steps.ts";
import { useStore } from "./store.ts";

type Row = { name: string; to: string; value: ReactNode };

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** What a reader chose or wrote, in the words they saw. */
function answerWords(form: HTMLFormElement, name: string, comma: string): string {
  return new FormData(form)
    .getAll(name)
    .map(String)
    .filter(Boolean)
    .map((value) => {
      const box = form.querySelector<HTMLInputElement>(
        `input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`,
      );
      return box?.labels?.[0]?.textContent ?? value;
    })
    .join(comma);
}

function answerRows(tools: FormTools, form: HTMLFormElement, code: string): Row[] {
  const questions = form.querySelectorAll(`[data-category="${CSS.escape(code)}"] [data-question]`);
  return [...questions].flatMap((element) => {
    const name = answerName(code, element.getAttribute("data-id") ?? "");
    const value = answerWords(form, name, tools.say("comma"));
    return value ? [{ name: element.getAttribute("data-question") ?? "", to: name, value }] : [];
  });
}

function placeValue(tools: FormTools, place: ReturnType<typeof tools.place.place.get>): string {
  if (!place.pin) return tools.say("confirm.noPlace");
  const words = place.described ? placeName(place.described, tools.locale) : "";
  return words || tools.say("place.set");
}

function Photos(props: { entries: PhotoEntry[] }) {
  const { say } = useFormTools();
  const { entries } = props;
  if (entries.length === 0) return say("confirm.noPhotos");
  return (
    <>
      <span className="report-review-photos">
        {entries.map((entry, index) => (
          <img
            key={entry.id}
            src={entry.preview}
            alt={entry.alt || say("photos.nth", { n: index + 1 })}
          />
        ))}
      </span>
      {say("confirm.photoCount", { n: entries.length })}
    </>
  );
}

function rowsOf(tools: FormTools, form: HTMLFormElement, place: Row, photos: Row): Row[] {
  const { say } = tools;
  const fields = new FormData(form);
  const seen = text(fields, "seenAt");
  const code = tools.choice.get()?.code ?? "";
  return [
    photos,
    place,
    { name: say("confirm.category"), to: "category", value: tools.choice.get()?.name ?? "" },
    { name: say("confirm.title"), to: "title", value: text(fields, "title") },
    ...answerRows(tools, form, code),
    { name: say("confirm.body"), to: "body", value: text(fields, "body") || say("confirm.none") },
    ...(seen
      ? [
          {
            name: say("confirm.seen"),
            to: "photos",
            value: <WholeMoment locale={tools.locale} at={new Date(seen)} />,
          },
        ]
      : []),
  ];
}

/** Everything that is about to be sent, each with the way back to it. */
export function ReviewList() {
  const tools = useFormTools();
  const entries = useStore(tools.photos.entries);
  const place = useStore(tools.place.place);
  const isShown = useStore(tools.step) === "confirm";
  const form = tools.form.current;
  if (!isShown || !form) return null;
  const rows = rowsOf(
    tools,
    form,
    { name: tools.say("confirm.place"), to: "place", value: placeValue(tools, place) },
    { name: tools.say("confirm.photos"), to: "photos", value: <Photos entries={entries} /> },
  );
  return (
    <DefinitionList
      ruled
      items={rows.map(({ name, to, value }) => ({
        key: to + name,
        term: name,
        value,
        action: (
          <a href={`#${to}`}>
            {tools.say("confirm.change")}
            <span className="ui-hidden"> {name}</span>
          </a>
        ),
      }))}
    />
  );
}
