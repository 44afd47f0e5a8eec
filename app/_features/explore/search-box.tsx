import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Choice, PlaceOptions } from "@/app/_features/places/place-options.tsx";
import { usePlaceSearch } from "@/app/_features/places/use-place-search.ts";
import type { FoundPlace } from "@/server/places/queries.ts";
import { valuesOf } from "./filter-query.ts";
import { SearchForm } from "./search-form.tsx";

/**
 * The search box with script: a combobox that offers the typed words first and then places. Enter
 * looks for the words; the arrow keys choose, Escape closes (WAI-ARIA combobox pattern).
 */
export function SearchBox(props: {
  path: string;
  query: string;
  onWords: (words: string) => void;
  onPlace: (place: FoundPlace) => void;
}) {
  const t = useTranslations("explore");
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { places, ask, forget } = usePlaceSearch();
  const [active, setActive] = useState(-1);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const [asked = ""] = valuesOf(props.query, "q");
  const shown = useRef(asked);
  // Not by a new input: the box would lose the focus. What was typed before the script came stays.
  useEffect(() => {
    if (shown.current === asked) return;
    shown.current = asked;
    if (input.current) input.current.value = asked;
  }, [asked]);

  const words = input.current?.value.trim() ?? "";
  const choices: Choice[] = places
    ? [{ kind: "words", words }, ...places.map((place) => ({ kind: "place" as const, place }))]
    : [];
  const isOpen = choices.length > 1;

  const close = () => {
    forget();
    setActive(-1);
  };
  const choose = (choice: Choice) => {
    close();
    if (choice.kind === "words") return props.onWords(choice.words);
    if (input.current) input.current.value = choice.place.name;
    props.onPlace(choice.place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive(
        (active + step + choices.length + (active < 0 && step < 0 ? 1 : 0)) % choices.length,
      );
    }
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    choose(
      (isOpen && choices[active]) || { kind: "words", words: input.current?.value.trim() ?? "" },
    );
  };

  return (
    <SearchForm
      path={props.path}
      query={props.query}
      onSubmit={onSubmit}
      input={{
        ref: input,
        onInput: (event) => {
          setActive(-1);
          ask(event.currentTarget.value);
        },
        onKeyDown,
        onBlur: close,
        ...(live
          ? {
              role: "combobox",
              "aria-autocomplete": "list",
              "aria-expanded": isOpen,
              "aria-controls": isOpen ? listId : undefined,
              "aria-activedescendant": isOpen && active >= 0 ? `${listId}-${active}` : undefined,
            }
          : {}),
      }}
    >
      <p role="status" className="ui-hidden">
        {isOpen ? t("suggested", { n: choices.length - 1 }) : ""}
      </p>
      {isOpen ? (
        <PlaceOptions id={listId} choices={choices} active={active} onChoose={choose} />
      ) : null}
    </SearchForm>
  );
}
