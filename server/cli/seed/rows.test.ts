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
  it("gathers lines by table", () => {
    const batch = newBatch();
    batch.add("support", ["r", "p", "now"]);
    batch.add("support", ["r", "q", "now"]);
    expect(batch.text("support")).toBe("r\tp\tnow\nr\tq\tnow\n");
    expect(batch.text("comment")).toBe("");
    expect(batch.rows).toBe(2);
  });

  it("refuses a row of another length", () => {
    expect(() => newBatch().add("support", ["r"])).toThrow("support");
  });
});
