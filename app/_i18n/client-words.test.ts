import format from "use-intl/format-message/format-only";
import { describe, expect, it } from "vitest";
import { clientWords } from "./client-words.ts";

type Nested = { [name: string]: unknown };
const at = (words: unknown, path: string) =>
  path.split(".").reduce<unknown>((inner, name) => (inner as Nested | undefined)?.[name], words);

describe("words for the browser", () => {
  const words = clientWords("ja", ["report.row", "report.date", "ui", "nobody.knows"]);

  it("are those of the named parts and no others", () => {
    expect(Object.keys(words)).toEqual(["report", "ui"]);
    expect(Object.keys(words.report ?? {})).toEqual(["row", "date"]);
  });

  it("are compiled: their places can be filled in without reading ICU syntax", () => {
    expect(at(words, "ui.search")).toBe("さがす");
    const message = at(words, "ui.charactersLeft");
    expect(message).not.toBeTypeOf("string");
    const options = { cache: {}, formatters: {}, locale: "ja" };
    const given = ["charactersLeft", message, { n: 3 }, options] as unknown as Parameters<
      typeof format
    >;
    expect(format(...given)).toBe("のこり3文字");
  });
});
