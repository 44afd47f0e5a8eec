import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { notFound } from "@/server/core/errors.ts";
import { formDoor } from "./form-door.ts";

const home = mkdtempSync(path.join(tmpdir(), "machikado-door-"));
beforeAll(() => {
  vi.stubEnv("DATA_DIR", home);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const back = (form: URLSearchParams) => `/reports/${form.get("number") ?? ""}/edit`;

/** What a door made of a body. */
async function sent(body: BodyInit | null, headers: Record<string, string> = {}) {
  const seen: URLSearchParams[] = [];
  const request = new Request("http://localhost/api/x", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  const act = async (form: URLSearchParams) => {
    seen.push(form);
    return "/done";
  };
  const answer = await formDoor(request, act, back);
  return { status: answer.status, location: answer.headers.get("location"), form: seen[0] };
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** A body that does not say how long it is, and how many bytes of it were taken. */
function unsaid(bytes: number) {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (taken >= bytes) return controller.close();
      taken += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });
  return { body, taken: () => taken };
}

describe("a small form", () => {
  it("is read with all its values", async () => {
    const body = new URLSearchParams([
      ["a", "あ 1"],
      ["a", "2"],
      ["locale", "en"],
    ]);
    const { status, location, form } = await sent(body);
    expect([status, location]).toEqual([303, "/en/done"]);
    expect(form?.getAll("a")).toEqual(["あ 1", "2"]);
  });

  it.each(["あ", "🔥"])("comes whole with two texts of 100,000 × %s", async (letter) => {
    const long = letter.repeat(100_000);
    const { form } = await sent(new URLSearchParams({ title: long, body: long }));
    expect(form?.get("title")).toBe(long);
    expect(form?.get("body")).toBe(long);
  });

  it("without a body, or of another kind, has no fields", async () => {
    expect((await sent(null)).form?.size).toBe(0);
    expect((await sent("{}", { "content-type": "application/json" })).form?.size).toBe(0);
  });

  it("that is too large is refused and not read to its end, also when it does not say so", async () => {
    const { body, taken } = unsaid(300_000_000);
    expect((await sent(body, FORM)).status).toBe(413);
    expect(taken()).toBeLessThan(10_000_000);
    expect((await sent("a=1", { ...FORM, "content-length": "99999999" })).status).toBe(413);
  });

  it("keeps no file that came with it", async () => {
    const body = new FormData();
    body.append("a", "1");
    body.append("file", new File([new Uint8Array(100_000)], "x.jpg"));
    const { form } = await sent(body);
    expect([...(form?.entries() ?? [])]).toEqual([["a", "1"]]);
  });

  it("that is refused leads back with the key of the sentence", async () => {
    const request = new Request("http://localhost/api/x", {
      method: "POST",
      body: new URLSearchParams({ number: "ABC", locale: "en" }),
    });
    const answer = await formDoor(request, () => Promise.reject(notFound()), back);
    expect(answer.headers.get("location")).toBe("/en/reports/ABC/edit?problem=notFound");
  });
});
