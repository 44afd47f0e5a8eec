import { describe, expect, test } from "vitest";
import { seeded } from "@/server/testing/random.ts";
import { stateGroups } from "../lifecycle.ts";
import { emptyFilter, type ReportFilter, reportFilter } from "../schema.ts";
import {
  dayRange,
  filterFromUrl,
  filterKeys,
  filterToUrl,
  isEmptyFilter,
  mapAnswer,
  toggleState,
} from "./filter.ts";

const read = (query: string) => filterFromUrl(new URLSearchParams(query));

function randomFilter(seed: number): ReportFilter {
  const random = seeded(seed);
  const date = () =>
    random.pick([null, "2026-01", "2025-12", "2026-02-28", "2024-02-29", "1999-12-31", "0001-01"]);
  return {
    categories: random.some(["road-hole", "litter", "group:waste", "group:road"], random.below(4)),
    states: random.some([...stateGroups], random.below(5)),
    ward: random.pick([null, "kita", "abeno", "nowhere"]),
    from: date(),
    to: date(),
    words: random.pick(["", "ごみ", "道路 穴", "100%_\\'&|!:*", "🔥", "a+b=c&d", "\u202eあ"]),
  };
}

const sorted = (filter: ReportFilter): ReportFilter => ({
  ...filter,
  categories: [...filter.categories].sort(),
  states: [...filter.states].sort(),
});

describe("to the URL and back", () => {
  test("nothing is lost", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const filter = randomFilter(seed);
      expect(read(filterToUrl(filter).toString())).toEqual(sorted(filter));
    }
  });

  test("the same filter gives the same text, in whatever order it was chosen", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const filter = randomFilter(seed);
      const turned = {
        ...filter,
        categories: [...filter.categories].reverse(),
        states: [...filter.states].reverse(),
      };
      expect(filterToUrl(turned).toString()).toBe(filterToUrl(filter).toString());
    }
  });

  test("an empty filter is an empty query", () => {
    expect(filterToUrl(emptyFilter).toString()).toBe("");
    expect(isEmptyFilter(emptyFilter)).toBe(true);
    expect(read("")).toEqual(emptyFilter);
    expect(isEmptyFilter({ ...emptyFilter, ward: "kita" })).toBe(false);
  });

  test("only the known keys are written", () => {
    for (let seed = 1; seed <= 50; seed++)
      for (const key of filterToUrl(randomFilter(seed)).keys()) expect(filterKeys).toContain(key);
  });
});

describe("what makes no sense is left out", () => {
  test.each([
    "ward=../../etc",
    "ward=KITA",
    "ward=%00",
    "ward=",
    "category=<script>",
    "category=group:",
    "category=%00",
    `category=${"a".repeat(41)}`,
    "state=open",
    "state=recv%00",
    "from=2026",
    "from=2026-13",
    "from=2026-11-32",
    "from=2026-11-22T00:00",
    "from=infinity",
    "to=now",
    "q=",
    "q=%20%E3%80%80",
    "other=1",
    "__proto__=1",
  ])("%s alone filters nothing", (query) => {
    expect(read(query)).toEqual(emptyFilter);
  });

  test("what makes sense beside it stays", () => {
    expect(
      read("state=recv&state=bogus&category=litter&category=%00&ward=kita&from=x&q=a"),
    ).toEqual({
      ...emptyFilter,
      states: ["recv"],
      categories: ["litter"],
      ward: "kita",
      words: "a",
    });
  });

  test("what is said twice counts once, and ten categories are enough", () => {
    expect(read("state=recv&state=recv&category=a&category=a")).toMatchObject({
      states: ["recv"],
      categories: ["a"],
    });
    const many = Array.from({ length: 15 }, (_, i) => `category=c${i}`).join("&");
    expect(read(many).categories).toHaveLength(10);
    expect(read("ward=kita&ward=abeno").ward).toBe("kita");
  });

  test("long words are cut at 200, and never in a letter's middle", () => {
    expect(read(`q=${"あ".repeat(100_000)}`).words).toHaveLength(200);
    const emoji = read(`q=${encodeURIComponent(`a${"🔥".repeat(150)}`)}`).words;
    expect(emoji.isWellFormed()).toBe(true);
    expect(read(`q=${"a".repeat(199)}%20b`).words).toBe("a".repeat(199));
  });

  test("whatever comes in, a valid filter comes out that reads itself back", () => {
    const random = seeded(3);
    const signs = [
      "a",
      "%00",
      "%F0%9F",
      "あ",
      "%20",
      "2026-01",
      ":",
      "group:",
      "recv",
      "🔥",
      "%ED%A0%80",
      "+",
    ];
    for (let i = 0; i < 500; i++) {
      const query = Array.from({ length: 8 }, () => {
        const value = Array.from({ length: random.below(4) }, () => random.pick(signs)).join("");
        return `${random.pick(filterKeys)}=${value}`;
      }).join("&");
      const filter = read(query);
      expect(reportFilter.safeParse(filter).success).toBe(true);
      expect(read(filterToUrl(filter).toString())).toEqual(sorted(filter));
    }
  });
});

test.each([
  [{}, "tiles"],
  [{ ward: "kita", categories: ["litter"], states: ["recv" as const] }, "tiles"],
  [{ from: "2026-01", to: "2026-03" }, "tiles"],
  [{ from: "2026-01-01" }, "newest"],
  [{ to: "2026-01-01" }, "newest"],
  [{ from: "2026-01", to: "2026-03-05" }, "newest"],
  [{ words: "ごみ" }, "newest"],
])("a filter with %j is answered by %s", (part, answer) => {
  expect(mapAnswer({ ...emptyFilter, ...part })).toBe(answer);
});

test.each([
  [
    { from: null, to: null },
    { from: null, before: null },
  ],
  [
    { from: "2026-11", to: "2026-11" },
    { from: "2026-11-01", before: "2026-12-01" },
  ],
  [
    { from: "2026-11-22", to: "2026-11-22" },
    { from: "2026-11-22", before: "2026-11-23" },
  ],
  [
    { from: null, to: "2026-12" },
    { from: null, before: "2027-01-01" },
  ],
  [
    { from: null, to: "2026-12-31" },
    { from: null, before: "2027-01-01" },
  ],
  [
    { from: "2024-02-29", to: "2024-02-29" },
    { from: "2024-02-29", before: "2024-03-01" },
  ],
  [
    { from: null, to: "2026-02" },
    { from: null, before: "2026-03-01" },
  ],
])("the days of %j are %j", (filter, range) => {
  expect(dayRange(filter)).toEqual(range);
});

test("a state is turned on, and off again", () => {
  const on = toggleState(emptyFilter, "work");
  expect(on.states).toEqual(["work"]);
  expect(toggleState(toggleState(on, "done"), "work").states).toEqual(["done"]);
  expect(emptyFilter.states).toEqual([]);
});
