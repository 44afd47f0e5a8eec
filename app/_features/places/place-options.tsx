import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/app/_ui/icon.tsx";
import type { FoundPlace } from "@/server/places/queries.ts";

const icons: Record<FoundPlace["kind"], IconName> = {
  address: "pin",
  ward: "ward",
  station: "signal",
  town: "map",
  landmark: "building",
};

/** One thing that can be chosen: looking for the words themselves, or a place. */
export type Choice = { kind: "words"; words: string } | { kind: "place"; place: FoundPlace };

/** The list under a search box: `listbox` of a combobox, one option active at a time. */
export function PlaceOptions(props: {
  id: string;
  choices: Choice[];
  active: number;
  onChoose: (choice: Choice) => void;
}) {
  const t = useTranslations("explore");
  return (
    <div id={props.id} role="listbox" aria-label={t("suggestions")} className="place-options">
      {props.choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box above holds the focus and the keys.
        <div
          key={
            choice.kind === "words" ? "words" : `${choice.place.kind} ${choice.place.name} ${index}`
          }
          id={`${props.id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === props.active}
          // The box must keep the focus, or the list would close under the finger.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(choice)}
        >
          {choice.kind === "words" ? (
            <>
              <Icon name="search" small />
              <span>{t("searchWords", { words: choice.words })}</span>
            </>
          ) : (
            <>
              <Icon name={icons[choice.place.kind]} small />
              <span>
                {choice.place.name}
                <small>
                  {[t(`placeKind.${choice.place.kind}`), choice.place.detail]
                    .filter(Boolean)
                    .join("・")}
                </small>
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
