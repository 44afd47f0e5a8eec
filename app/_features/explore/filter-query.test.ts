import { describe, expect, it } from "vitest";
import { filterFromUrl, filterToUrl } from "@/server/reports/rules/filter.ts";
import {
  conditionsIn,
  filterOf,
  tidyQuery,
  toggled,
  valuesOf,
  withQuery,
  withValue,
} from "./filter-query.ts";

const full =
  "ward=abeno&category=group%3Aroad&category=litter&state=plan&state=recv&from=2026-04&to=2026-11-22&q=%E5%81%B4%E6%BA%9D+%E3%81%B5%E3%81%9F";

describe("the browser's reading of a filter", () => {
  it("is the server's", () => {
    expect(filterOf(full)).toEqual(filterFromUrl(new URLSearchParams(full)));
    expect(filterOf("")).toEqual(filterFromUrl(new URLSearchParams()));
  });

  it("is written in the server's order", () => {
    const server = filterToUrl(filterFromUrl(new URLSearchParams(full))).toString();
    expect(tidyQuery(new URLSearchParams(full))).toBe(server);
    expect(server).toBe(full);
  });
});

describe("tidyQuery", () => {
  it("leaves out what is empty, unknown or said twice", () => {
    const messy = "q=++&utm=x&state=recv&state=recv&state=&after=1&ward=kita&ward=nishi";
    expect(tidyQuery(new URLSearchParams(messy))).toBe("ward=kita&state=recv");
  });
});

describe("changes of a filter", () => {
  it("turn a value on and off again", () => {
    const on = toggled("ward=kita", "state", "recv");
    expect(on).toBe("ward=kita&state=recv");
    expect(toggled(on, "state", "recv")).toBe("ward=kita");
    expect(toggled(on, "state", "done")).toBe("ward=kita&state=done&state=recv");
  });

  it("set one value and take it away", () => {
    expect(withValue("state=recv", "ward", "kita")).toBe("ward=kita&state=recv");
    expect(withValue("ward=kita&state=recv", "ward", null)).toBe("state=recv");
    expect(withValue("ward=kita", "ward", "nishi")).toBe("ward=nishi");
  });
});

describe("small readings", () => {
  it("count conditions without the words", () => {
    expect(conditionsIn("ward=kita&state=recv&state=done&q=x")).toBe(3);
  });

  it("list values and make addresses", () => {
    expect(valuesOf("state=recv&state=done", "state")).toEqual(["recv", "done"]);
    expect(withQuery("/", "")).toBe("/");
    expect(withQuery("/wards/kita", "state=recv")).toBe("/wards/kita?state=recv");
  });
});
