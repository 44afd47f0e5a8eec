"use client";

import { useEffect, useState } from "react";
import { ChipButton } from "@/app/_ui/chip.tsx";
import { useFormTools } from "./form-context.tsx";
import { choose } from "./read-choice.ts";
import { useStore } from "./store.ts";
import { type KnownCategory, suggestCategories } from "./suggest-categories.ts";

/** What is typed in the inputs with these names, as it is typed. */
export function useTyped(names: readonly string[]): string {
  const { form } = useFormTools();
  const [typed, setTyped] = useState("");
  const wanted = names.join(" ");
  useEffect(() => {
    const element = form.current;
    const read = () => {
      const fields = new FormData(element ?? undefined);
      setTyped(
        wanted
          .split(" ")
          .map((name) => String(fields.get(name) ?? ""))
          .join("\n"),
      );
    };
    read();
    element?.addEventListener("input", read);
    return () => element?.removeEventListener("input", read);
  }, [form, wanted]);
  return typed;
}

/** この分野でしょうか: categories that the words point to, one tap to take. */
export function CategorySuggest(props: { categories: KnownCategory[] }) {
  const tools = useFormTools();
  const choice = useStore(tools.choice);
  const found = suggestCategories(props.categories, useTyped(["title", "body"]));
  const others = found.filter(({ code }) => code !== choice?.code);
  const take = (code: string) => tools.form.current && choose(tools.form.current, code);
  return (
    <div role="status" className="report-suggest">
      {others.length && !choice ? (
        <>
          <p className="ui-hint">{tools.say("what.suggest")}</p>
          <div className="ui-chips">
            {others.map(({ code, name }) => (
              <ChipButton key={code} onClick={() => take(code)}>
                {name}
              </ChipButton>
            ))}
          </div>
        </>
      ) : null}
    </div>
  );
}
