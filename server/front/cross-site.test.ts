import { describe, expect, it } from "vitest";
import { isCrossSiteWrite } from "./cross-site.ts";

const hosts = ["127.0.0.1:3000", "machikado.example"];
const here = "https://machikado.example";

const writes = ["POST", "PUT", "PATCH", "DELETE"];
const reads = ["GET", "HEAD", "OPTIONS"];

/** Sec-Fetch-Site, Origin, refused */
const senders: [string | undefined, string | undefined, boolean][] = [
  ["same-origin", here, false],
  ["same-origin", undefined, false],
  ["none", undefined, false],
  ["same-site", here, true],
  ["cross-site", here, true],
  ["cross-site", undefined, true],
  ["anything", here, true],
  [undefined, here, false],
  [undefined, "http://127.0.0.1:3000", false],
  [undefined, "http://127.0.0.1:3001", true],
  [undefined, "https://evil.example", true],
  [undefined, "https://machikado.example.evil.example", true],
  [undefined, "null", true],
  [undefined, "", true],
  [undefined, undefined, true],
];

describe.each(writes)("%s", (method) => {
  it.each(senders)("Sec-Fetch-Site %s, Origin %s", (fetchSite, origin, refused) => {
    expect(isCrossSiteWrite({ method, fetchSite, origin, hosts })).toBe(refused);
  });
});

describe.each(reads)("%s", (method) => {
  it.each(senders)("Sec-Fetch-Site %s, Origin %s is a read", (fetchSite, origin) => {
    expect(isCrossSiteWrite({ method, fetchSite, origin, hosts })).toBe(false);
  });
});

it("knows no host without a Host header", () => {
  const sender = { method: "POST", fetchSite: undefined, origin: here, hosts: [undefined] };
  expect(isCrossSiteWrite(sender)).toBe(true);
});
