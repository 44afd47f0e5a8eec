"use client";

import { useState } from "react";
import { trpc } from "@/app/_trpc/trpc.ts";
import { Icon } from "@/app/_ui/icon.tsx";
import { useFormTools } from "./form-context.tsx";
import type { Point } from "./place-store.ts";

type Town = { id: number; name: string; place: Point };

/** One list to choose from, as `Select` draws it. */
function List(props: {
  id: string;
  label: string;
  empty: string;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  return (
    <div className="ui-field">
      <label htmlFor={props.id} className="ui-label">
        {props.label}
      </label>
      <span className="ui-select">
        <select
          id={props.id}
          className="ui-input"
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          <option value="">{props.empty}</option>
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}

/** 区と町の名前から選ぶ: two lists; the pin goes to the middle of the town. */
export function PlaceTowns(props: { wards: { code: string; name: string }[] }) {
  const { place, say } = useFormTools();
  const [towns, setTowns] = useState<Town[]>([]);
  const [failed, setFailed] = useState(false);
  const chooseWard = async (code: string) => {
    setTowns([]);
    setFailed(false);
    if (!code) return;
    try {
      setTowns(await (await trpc()).places.towns.query(code));
    } catch {
      setFailed(true);
    }
  };
  const chooseTown = (id: string) => {
    const town = towns.find((one) => String(one.id) === id);
    if (town) place.put(town.place, "search");
  };
  return (
    <details className="ui-details mt-4">
      <summary>
        <span>{say("place.towns")}</span>
        <Icon name="down" small />
      </summary>
      <div>
        <List
          id="ward-list"
          label={say("place.ward")}
          empty={say("place.choose")}
          options={props.wards.map(({ code, name }) => ({ value: code, label: name }))}
          onChoose={chooseWard}
        />
        {towns.length ? (
          <List
            id="town-list"
            label={say("place.town")}
            empty={say("place.choose")}
            options={towns.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChoose={chooseTown}
          />
        ) : null}
        <p role="status" className="report-said">
          {failed ? say("place.searchFailed") : ""}
        </p>
      </div>
    </details>
  );
}
