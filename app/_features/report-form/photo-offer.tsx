"use client";

import { useEffect, useRef, useState } from "react";
import { wantsStillness } from "@/app/_map/use-theme.ts";
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

function Offered({ offer }: { offer: Offer }) {
  const tools = useFormTools();
  const words = useWords(tools, offer.place);
  const box = useRef<HTMLDivElement>(null);
  const other = useRef<HTMLButtonElement>(null);
  const { takenAt } = offer;
  const kind = kindOf(offer);
  const isUsed = offer.answer === "used";
  const asked = isUsed ? "" : doubt(tools, offer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it comes, and when it grows.
  useEffect(() => {
    const behavior = wantsStillness() ? "auto" : "smooth";
    box.current?.scrollIntoView({ block: "nearest", behavior });
  }, [offer.answer, words]);
  const use = () => {
    takeFacts(tools, offer);
    // The button that was pressed goes; the one that takes it back stays.
    other.current?.focus();
  };
  return (
    <div className="report-offer" ref={box}>
      <Notice
        tone="info"
        icon={kind === "time" ? "clock" : "pin"}
        live="status"
        title={tools.say(isUsed ? `offer.used.${kind}` : `offer.${kind}`)}
      >
        <p>
          {words}
          {words && takenAt ? tools.say("offer.and") : null}
          {takenAt ? <WholeMoment locale={tools.locale} at={new Date(takenAt)} /> : null}
        </p>
        {asked ? <p>{asked}</p> : null}
        <p className="ui-hint">{tools.say("offer.erased")}</p>
        <div className="ui-actions">
          {isUsed ? null : (
            <Button onClick={use}>{tools.say(asked ? "offer.yes" : "offer.use")}</Button>
          )}
          <Button variant="outline" ref={other} onClick={() => decline(tools, offer)}>
            {tools.say(isUsed ? "offer.undo" : asked ? "offer.no" : "offer.decline")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

/** 写真に場所と時刻が入っていました: a question, never a default. Silent when there is nothing. */
export function PhotoOffer() {
  const { offer: store } = useFormTools();
  const offer = useStore(store);
  if (!offer || offer.answer === "declined") return null;
  return <Offered offer={offer} />;
}
