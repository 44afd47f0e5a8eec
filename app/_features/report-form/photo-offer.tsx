"use client";

import { useEffect, useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { WholeMoment } from "@/app/_ui/whole-moment.tsx";
import { photoPlaceQuestion } from "@/server/media/rules.ts";
import { useFormTools } from "./form-context.tsx";
import type { FormTools, Offer } from "./form-tools.ts";
import type { Point } from "./place-store.ts";
import { otherCity, placeName } from "./place-words.ts";
import { useStore } from "./store.ts";

const DAYS_OF_YEAR = 365.25;

/** What the offer is about: place and time, or one of them. */
const kindOf = ({ place, takenAt }: Offer) =>
  place && takenAt ? "both" : place ? "place" : "time";

/** The photo's place in words; null while they are looked up or cannot be. */
function useWords(tools: FormTools, place: Point | null): string | null {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    if (!place) return;
    let isGone = false;
    const look = async () => {
      const found = await (await trpc()).places.describe.query(place);
      const name = placeName(found, tools.locale) || otherCity(found, tools.locale);
      if (!isGone) setWords(name || null);
    };
    look().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [place, tools]);
  return words;
}

/** Takes the photo's place and time over. */
export function takeFacts(tools: FormTools, offer: Offer): void {
  if (offer.place) tools.place.put(offer.place, "photo");
  if (offer.takenAt) tools.seenAt.set(offer.takenAt);
  tools.offer.set({ ...offer, answer: "used" });
}

function decline(tools: FormTools, offer: Offer): void {
  tools.seenAt.set("");
  tools.offer.set({ ...offer, answer: "declined" });
}

/** Old, or from far away: asked once, as part of the question. */
function doubt(tools: FormTools, offer: Offer): string {
  const takenAt = offer.takenAt ? new Date(offer.takenAt) : null;
  const asked = photoPlaceQuestion(
    { takenAt, place: offer.place },
    { now: new Date(), here: tools.here.get() },
  );
  const years = Math.floor((asked?.days ?? 0) / DAYS_OF_YEAR);
  if (years) return tools.say("offer.oldYears", { n: years });
  if (asked?.days) return tools.say("offer.old", { n: asked.days });
  return asked?.metres ? tools.say("offer.far", { km: Math.round(asked.metres / 1_000) }) : "";
}

function Facts(props: { offer: Offer }) {
  const tools = useFormTools();
  const { takenAt, place } = props.offer;
  const words = useWords(tools, place);
  return (
    <p>
      {words}
      {words && takenAt ? tools.say("offer.and") : null}
      {takenAt ? <WholeMoment locale={tools.locale} at={new Date(takenAt)} /> : null}
    </p>
  );
}

/** 写真に場所と時刻が入っていました: a question, never a default. Silent when there is nothing. */
export function PhotoOffer() {
  const tools = useFormTools();
  const offer = useStore(tools.offer);
  if (!offer || offer.answer === "declined") return null;
  const kind = kindOf(offer);
  const isUsed = offer.answer === "used";
  const asked = isUsed ? "" : doubt(tools, offer);
  return (
    <div className="mt-6">
      <Notice
        tone="info"
        icon={kind === "time" ? "clock" : "pin"}
        live="status"
        title={tools.say(isUsed ? `offer.used.${kind}` : `offer.${kind}`)}
      >
        <Facts offer={offer} />
        {asked ? <p>{asked}</p> : null}
        <p className="ui-hint">{tools.say("offer.erased")}</p>
        <div className="ui-actions">
          {isUsed ? null : (
            <Button onClick={() => takeFacts(tools, offer)}>
              {tools.say(asked ? "offer.yes" : "offer.use")}
            </Button>
          )}
          <Button variant="outline" onClick={() => decline(tools, offer)}>
            {tools.say(isUsed ? "offer.undo" : asked ? "offer.no" : "offer.decline")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
