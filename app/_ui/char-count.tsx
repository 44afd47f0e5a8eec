"use client";

import { useEffect, useState } from "react";

/**
 * Says how many characters are left in the input with the id `of`. It never cuts; without script
 * nothing is shown and the field's hint tells the limit.
 * @param left words with `{n}` for what is left; @param over words with `{n}` for what is too much.
 */
export function CharCount(props: { of: string; max: number; left: string; over: string }) {
  const [length, setLength] = useState<number | null>(null);
  useEffect(() => {
    const input = document.getElementById(props.of);
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    const count = () => setLength([...input.value].length);
    count();
    input.addEventListener("input", count);
    return () => input.removeEventListener("input", count);
  }, [props.of]);
  if (length === null) return null;
  const over = length > props.max;
  const words = over ? props.over : props.left;
  return (
    <p className="ui-count" data-over={over ? "" : undefined} aria-live={over ? "polite" : "off"}>
      {words.replace("{n}", String(Math.abs(props.max - length)))}
    </p>
  );
}
