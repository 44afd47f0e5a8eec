import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const app = path.join(import.meta.dirname, "..");
const files = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, text: readFileSync(path.join(app, name), "utf8") }));

function found(rule: RegExp): string[] {
  return files.flatMap(({ name, text }) =>
    [...text.matchAll(rule)].map((match) => `${name}: ${match[0]}`),
  );
}

describe("what every page keeps to", () => {
  it("takes colours by their role, not from the palette they are mixed from", () => {
    const hues = "blue|light-blue|cyan|green|lime|yellow|orange|red|magenta|purple|solid-gray";
    expect(found(new RegExp(`\\b(?:text|bg|border|fill|stroke)-(?:${hues})-\\d+`, "g"))).toEqual(
      [],
    );
  });

  it("writes nothing smaller than 14 px", () => {
    expect(
      found(/\btext-\[(?:0?\.[0-7]\d*rem|0?\.8[0-6]\d*rem|\d(?:\.\d+)?px|1[0-3]px)\]/g),
    ).toEqual([]);
  });

  it("has no placeholder in place of a label", () => {
    expect(found(/\splaceholder=/g)).toEqual([]);
  });
});
