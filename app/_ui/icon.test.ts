import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { iconNames, iconsVersion, stateGroups } from "./icon.tsx";

const sprite = readFileSync(path.join(import.meta.dirname, "../../public/icons.svg"), "utf8");
const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);

describe("public/icons.svg", () => {
  it("holds exactly the icons that have a name", () => {
    const lines = ids.filter((id) => id?.startsWith("i-")).sort();
    expect(lines).toEqual(iconNames.map((name) => `i-${name}`).sort());
  });

  it("holds a shape and a marker for each state group", () => {
    for (const group of stateGroups) {
      expect(ids).toContain(`s-${group}`);
      expect(ids).toContain(`m-${group}`);
    }
  });

  it("is asked for under the version of its content", () => {
    expect(iconsVersion).toBe(createHash("sha256").update(sprite).digest("hex").slice(0, 8));
  });
});
