"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import { Button } from "@/app/_ui/button.tsx";
import type { FoundPlace } from "@/server/places/queries.ts";
import { useFormTools } from "./form-context.tsx";
import { pinWordsId } from "./pin-words.tsx";
import { useStore } from "./store.ts";
import { focusOn } from "./use-steps.ts";

type Search = { state: "still" | "searching" | "failed" | "done"; found: FoundPlace[] };

const still: Search = { state: "still", found: [] };

function spoken(say: (name: string, values?: { n: number }) => string, { state, found }: Search) {
  if (state === "searching") return say("place.searching");
  if (state === "failed") return say("place.searchFailed");
  if (state !== "done") return "";
  return found.length ? say("place.found", { n: found.length }) : say("place.notFound");
}

function Found(props: { places: FoundPlace[]; onChoose: (place: FoundPlace) => void }) {
  const { say } = useFormTools();
  if (props.places.length === 0) return null;
  return (
    <ul className="report-found">
      {props.places.map((place) => (
        <li key={`${place.kind} ${place.name} ${place.place.lng}`}>
          <button type="button" onClick={() => props.onChoose(place)}>
            <span>{place.name}</span>
            <span className="ui-meta">
              {[say(`place.kind.${place.kind}`), place.detail].filter(Boolean).join("・")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A place by address, station or town; what is chosen becomes the pin. */
export function PlaceSearch() {
  const tools = useFormTools();
  const ready = useStore(tools.ready);
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState(still);
  const ask = async () => {
    const words = input.current?.value.trim() ?? "";
    if (!words) return input.current?.focus();
    setSearch({ state: "searching", found: [] });
    try {
      const found = await (await trpc()).places.search.query(words.slice(0, 100));
      setSearch({ state: "done", found });
    } catch {
      setSearch({ state: "failed", found: [] });
    }
  };
  const choose = ({ place }: FoundPlace) => {
    tools.place.put(place, "search");
    setSearch(still);
    // What was pressed is gone: on to what it led to.
    const words = document.getElementById(pinWordsId);
    if (words) focusOn(words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a word being composed is no question yet.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void ask();
  };
  return (
    <div className="ui-field">
      <label htmlFor={ready ? "address" : undefined} className="ui-label">
        {tools.say("place.search")}
      </label>
      <p id="address-search-hint" className="ui-hint">
        {tools.say("place.searchHint")}
      </p>
      <div className="report-search">
        <input
          ref={input}
          id={ready ? "address" : undefined}
          className="ui-input"
          aria-describedby="address-search-hint"
          enterKeyHint="search"
          autoComplete="off"
          onKeyDown={onKeyDown}
        />
        <Button variant="outline" size="lg" onClick={ask}>
          {tools.say("place.searchButton")}
        </Button>
      </div>
      <p role="status" className="report-said">
        {spoken(tools.say, search)}
      </p>
      <Found places={search.found} onChoose={choose} />
    </div>
  );
}
