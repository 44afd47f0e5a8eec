import { getTranslations } from "next-intl/server";
import { fill, type Words } from "@/app/_features/report-form/fill.ts";
import type { Problem } from "@/server/core/errors.ts";

export type Query = Record<string, string | string[] | undefined>;

/** One value of a query. */
export const single = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** `?problem=KEY&p.NAME=VALUE`: why a form that was sent came back. Doors write it. */
export function problemOfLink(query: Query): Problem | null {
  const key = single(query.problem);
  if (!/^[A-Za-z][\w.-]{0,40}$/.test(key)) return null;
  const params = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith("p.") ? [[name.slice(2), single(value).slice(0, 100)]] : [],
  );
  return { field: "form", key, params: Object.fromEntries(params) };
}

/** The sentence of a problem; a key nobody knows says no more than that something is wrong. */
export async function problemSentence(locale: string, problem: Problem): Promise<string> {
  const t = await getTranslations({ locale });
  const errors = t.raw("errors") as Words;
  const sentence = fill(errors, problem.key, problem.params);
  return sentence === problem.key ? fill(errors, "invalid") : sentence;
}
