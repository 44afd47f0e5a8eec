/** Words with places to fill in, `{n}`; deeper names are joined with dots. */
export type Words = { [name: string]: string | Words };

export type Values = Record<string, string | number>;

/** The words of a name (`photo.sending`) with its places filled in; the name itself when unknown. */
export function fill(words: Words, name: string, values: Values = {}): string {
  const found = name
    .split(".")
    .reduce<string | Words | undefined>(
      (inner, part) => (typeof inner === "object" ? inner[part] : undefined),
      words,
    );
  if (typeof found !== "string") return name;
  return found.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
