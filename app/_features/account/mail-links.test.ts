import { describe, expect, it } from "vitest";
import { linkParts } from "./mail-links.ts";

const site = "http://localhost:3000";
const shown = (text: string) => linkParts(text, site).map(({ text: words, href }) => [words, href]);

describe("links of a mail", () => {
  it("that lead to this site become paths", () => {
    expect(shown(`開く\n${site}/en/sign-in/1?code=2\nまちかど\n${site}`)).toEqual([
      ["開く\n", null],
      [`${site}/en/sign-in/1?code=2`, "/en/sign-in/1?code=2"],
      ["\nまちかど\n", null],
      [site, "/"],
    ]);
  });

  it("that lead elsewhere stay text", () => {
    expect(shown("http://localhost:30001/x https://example.jp/")).toEqual([
      ["http://localhost:30001/x https://example.jp/", null],
    ]);
  });
});
