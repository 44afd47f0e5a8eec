"use client";

import { Notice } from "@/app/_ui/notice.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import type { Place } from "./place-store.ts";
import { otherCity, placeName, stationWords } from "./place-words.ts";
import { useStore } from "./store.ts";

type Told = { title: string; more: string };

function told({ say, locale }: FormTools, { pin, described, state }: Place): Told {
  if (!pin) return { title: say("place.none"), more: say("place.noneHint") };
  if (state === "failed") return { title: say("place.set"), more: say("place.failed") };
  if (!described) return { title: say("place.looking"), more: "" };
  return {
    title: placeName(described, locale),
    more: stationWords(described, say),
  };
}

/** Outside the city: whom to ask instead, and that nothing typed is lost. */
function Outside(props: { city: string }) {
  const { say } = useFormTools();
  const { city } = props;
  return (
    <Notice
      tone="error"
      icon="pin"
      title={city ? say("place.outside", { city }) : say("place.outsideUnknown")}
    >
      <p>{city ? say("place.outsideText", { city }) : say("place.outsideTextUnknown")}</p>
    </Notice>
  );
}

export const pinWordsId = "pin-words";

/** Where the pin is, in words; read out when it changes. */
export function PinWords() {
  const tools = useFormTools();
  const place = useStore(tools.place.place);
  const { title, more } = told(tools, place);
  const isOutside = place.pin !== null && place.described !== null && place.described.ward === null;
  return (
    <div
      role="status"
      id={pinWordsId}
      tabIndex={-1}
      className="report-pin-words"
      aria-busy={place.state === "looking"}
    >
      {isOutside && place.described ? (
        <Outside city={otherCity(place.described, tools.locale)} />
      ) : (
        <div className="ui-card">
          <p className="ui-eyebrow">{tools.say("place.here")}</p>
          <p className="report-pin-name">{title}</p>
          {more ? <p className="ui-hint">{more}</p> : null}
        </div>
      )}
    </div>
  );
}
