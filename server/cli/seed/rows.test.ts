import { describe, expect, it } from "vitest";
import { pointFromEwkb } from "@/db/columns.ts";
import { copyLine, newBatch, pointText, tsvectorText } from "./rows.ts";

describe("copyLine", () => {
  it.each([
    [["a", 1, true, false, null], "a\t1\tt\tf\t\\N\n"],
    [
      ["tab\there", "two\nlines", "back\\slash", "\r"],
      "tab\\there\ttwo\\nlines\tback\\\\slash\t\\r\n",
    ],
    [["\\N", ""], "\\\\N\t\n"],
    [[-1.5, "道路"], "-1.5\t道路\n"],
  ])("%j", (cells, line) => {
    expect(copyLine(cells)).toBe(line);
  });
});

describe("tsvectorText", () => {
  it("quotes lexemes", () => {
    expect(tsvectorText(["ごみ", "w:27119"])).toBe("'ごみ' 'w:27119'");
    expect(tsvectorText(["it's", "a\\b"])).toBe("'it''s' 'a\\\\b'");
  });
});

describe("pointText", () => {
  it("is read back as the same place", () => {
    const place = { lng: 135.501234, lat: 34.654321 };
    expect(pointFromEwkb(pointText(place))).toEqual(place);
    expect(pointText(place).slice(0, 18)).toBe("0101000020e6100000");
  });
});

describe("newBatch", () => {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  it("gathers lines by table", () => {
    const batch = newBatch();
    batch.add("support", ["r", "p", "now"]);
    batch.add("support", ["r", "ごみ𠮷", "now"]);
    expect(text(batch.bytes("support"))).toBe("r\tp\tnow\nr\tごみ𠮷\tnow\n");
    expect(batch.bytes("comment")).toHaveLength(0);
    expect(batch.rows).toBe(2);
  });

  it("forgets and begins again", () => {
    const batch = newBatch();
    batch.add("support", ["r", "p", "now"]);
    batch.clear();
    batch.add("support", ["s", "q", "later"]);
    expect(text(batch.bytes("support"))).toBe("s\tq\tlater\n");
    expect(batch.rows).toBe(1);
  });

  it("grows as far as it has to", () => {
    const batch = newBatch();
    const long = "道".repeat(1_000);
    for (let i = 0; i < 300; i++) batch.add("support", [String(i), long, "now"]);
    const lines = text(batch.bytes("support")).trimEnd().split("\n");
    expect(lines).toHaveLength(300);
    expect(lines.every((line, i) => line === `${i}\t${long}\tnow`)).toBe(true);
  });

  it("refuses a row of another length", () => {
    expect(() => newBatch().add("support", ["r"])).toThrow("support");
  });
});
