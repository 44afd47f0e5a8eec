import type { APIRequestContext } from "@playwright/test";

const NUMBER = /href="(?:\/en)?\/reports\/([0-9A-Z]{10})"/g;

/** Reports that a page links to, in their order. */
export const numbersIn = (html: string): string[] => [
  ...new Set([...html.matchAll(NUMBER)].map(([, number]) => number ?? "")),
];

/** What the list says it has found. */
export function countIn(html: string): number {
  const words = html.replace(/<!-- -->/g, "").match(/([\d,]+)件<\/b>/)?.[1];
  if (!words) throw new Error("the list tells no count");
  return Number(words.replaceAll(",", ""));
}

/** All reports of a filter as the list shows them, page by page, and the count it tells. */
export async function wholeList(request: APIRequestContext, query: string, path = "/reports") {
  const numbers: string[] = [];
  let count = -1;
  let next: string | null = `${path}?${query}`;
  while (next) {
    const html: string = await (await request.get(next)).text();
    if (count < 0) count = countIn(html);
    numbers.push(...numbersIn(html));
    const more: string | undefined = /href="([^"]*[?&](?:amp;)?after=[^"]*)"/.exec(html)?.[1];
    next = more ? more.replaceAll("&amp;", "&") : null;
  }
  return { count, numbers };
}

/** Asks a tRPC procedure as a page's script does. */
export async function ask<T>(
  request: APIRequestContext,
  procedure: string,
  input: unknown,
  base = "",
): Promise<T> {
  const query = encodeURIComponent(JSON.stringify({ json: input }));
  const answer = await request.get(`${base}/api/trpc/${procedure}?input=${query}`);
  if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()} ${await answer.text()}`);
  const { result } = (await answer.json()) as { result: { data: { json: T } } };
  return result.data.json;
}

/** A filter that leaves nothing out. */
export const everything = {
  categories: [] as string[],
  states: [] as string[],
  ward: null as string | null,
  from: null as string | null,
  to: null as string | null,
  words: "",
};
