import type { RefObject } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import type { Problem } from "@/server/core/errors.ts";
import type { PhotoFacts } from "@/server/media/schema.ts";
import type { PlaceDescription } from "@/server/places/queries.ts";
import { fill, type Values, type Words } from "./fill.ts";
import type { PhotoEntry } from "./photo-entry.ts";
import { createPhotoQueue, type PhotoQueue } from "./photo-queue.ts";
import { photoShelf } from "./photo-shelf.ts";
import { createPlaceStore, type PlaceStore, type Point } from "./place-store.ts";
import { readPhotoFacts } from "./read-photo-facts.ts";
import { sendPhoto } from "./send-photo.ts";
import { shrinkPhoto } from "./shrink-photo.ts";
import type { Step } from "./steps.ts";
import { createStore, type Store } from "./store.ts";

/** A problem with its words and the input it is about. */
export type ShownProblem = { id: string; step: Step; text: string };

/** The category that is chosen, as its radio button tells. */
export type Choice = { code: string; name: string; rule: string; days: number | null };

/** What was found inside a photo, and what its sender said to it. */
export type Offer = PhotoFacts & { answer: "open" | "used" | "declined" };

/** How far sending is: `photos` and `network` wait for photos and for the network. */
export type Sending = "no" | "photos" | "yes" | "network";

/** What the page gives the form's script. Words hold `{n}` to fill in. */
export type FormStart = {
  formId: string;
  locale: string;
  guest: boolean;
  words: Words;
  errors: Words;
  maxPhotos: number;
  photos: PhotoEntry[];
  pin: Point | null;
  described: PlaceDescription | null;
  problems: ShownProblem[];
  /** Rules that wards have of their own: `category ward` → rule. */
  wardRules: Record<string, string>;
  /** Where a photo's place and time were taken over before. */
  seenAt: string;
};

export type FormTools = Omit<FormStart, "photos" | "pin" | "described" | "problems" | "seenAt"> & {
  form: RefObject<HTMLFormElement | null>;
  ready: Store<boolean>;
  step: Store<Step>;
  problems: Store<ShownProblem[]>;
  photos: PhotoQueue;
  offer: Store<Offer | null>;
  /** The moment it was seen, as the form sends it. */
  seenAt: Store<string>;
  /** Where the reader is, once they let us know. */
  here: Store<Point | null>;
  place: PlaceStore;
  choice: Store<Choice | null>;
  saved: Store<boolean>;
  sending: Store<Sending>;
  say(name: string, values?: Values): string;
  /** The sentence of a problem. */
  sentence(problem: Problem): string;
};

/** A photo with a place says more than one without; what was answered is not asked again. */
function better(now: Offer | null, facts: PhotoFacts): Offer | null {
  if (now && (now.answer !== "open" || now.place || !facts.place)) return now;
  return { ...facts, answer: "open" };
}

const describePin = async (pin: Point) => (await trpc()).places.describe.query(pin);

/** Everything the parts of one form share. Made once per page; touches no document. */
export function createFormTools(
  start: FormStart,
  form: RefObject<HTMLFormElement | null>,
): FormTools {
  const { photos, pin, described, problems, seenAt, ...rest } = start;
  const offer = createStore<Offer | null>(null);
  return {
    ...rest,
    form,
    offer,
    ready: createStore(false),
    step: createStore<Step>(problems[0]?.step ?? "photos"),
    problems: createStore(problems),
    seenAt: createStore(seenAt),
    here: createStore<Point | null>(null),
    choice: createStore<Choice | null>(null),
    saved: createStore(false),
    sending: createStore<Sending>("no"),
    place: createPlaceStore({ pin, described }, describePin),
    photos: createPhotoQueue({
      formId: start.formId,
      max: start.maxPhotos,
      arrived: photos,
      onFacts: (facts) => offer.set((now) => better(now, facts)),
      tools: {
        shrink: shrinkPhoto,
        facts: readPhotoFacts,
        shelf: photoShelf,
        send: (sending) => sendPhoto({ ...sending, locale: start.locale }),
        form: () => new FormData(form.current ?? undefined),
        preview: (blob) => URL.createObjectURL(blob),
      },
    }),
    say: (name, values) => fill(start.words, name, values),
    sentence: ({ key, params }) => fill(start.errors, key, params),
  };
}
