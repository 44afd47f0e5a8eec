import { describe, expect, it } from "vitest";
import { GET } from "./route.ts";

const ask = (query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://city.test/api/locale?${query}`, { headers }));

describe("GET /api/locale", () => {
  it("remembers the language for a year and goes to the same page", () => {
    const answer = ask("to=en&back=/reports/x%3Fa%3D1");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/en/reports/x?a=1");
    const cookie = answer.headers.get("set-cookie");
    expect(cookie).toContain("machikado-locale=en");
    expect(cookie).toContain("Max-Age=31536000");
    expect(cookie).toContain("SameSite=Lax");
  });

  it("takes the old language off the path", () => {
    expect(ask("to=ja&back=/en/wards").headers.get("location")).toBe("/wards");
    expect(ask("to=en&back=/en").headers.get("location")).toBe("/en");
  });

  it("uses the page the reader came from when none is named", () => {
    const ours = { host: "city.test", referer: "http://city.test/en/wards" };
    expect(ask("to=ja", ours).headers.get("location")).toBe("/wards");
    const other = { host: "city.test", referer: "http://evil.test/en/wards" };
    expect(ask("to=ja", other).headers.get("location")).toBe("/");
  });

  it.each(["//evil.test", "/\\evil.test", "https://evil.test/", "/en//evil.test"])(
    "never leaves the site for %s",
    (back) => {
      const to = ask(`to=en&back=${encodeURIComponent(back)}`).headers.get("location");
      expect(new URL(to ?? "", "http://city.test").host).toBe("city.test");
      expect(to?.startsWith("//")).toBe(false);
    },
  );

  it("knows no other language", () => {
    expect(ask("to=xx").status).toBe(404);
  });
});
