import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { DomainError, type ErrorCode, httpStatus } from "@/server/core/errors.ts";
import { createCallerFactory, procedure, router } from "@/server/core/procedures.ts";
import { emptyFilter } from "@/server/reports/schema.ts";
import { contextOf, guest } from "@/server/testing/people.ts";
import { KITA, makeReport, OUTSIDE } from "@/server/testing/reports.ts";
import { appRouter, createCaller } from "./router.ts";

const written: string[] = [];
vi.spyOn(process.stderr, "write").mockImplementation((line) => {
  written.push(String(line));
  return true;
});

let ctx: Context;
beforeAll(async () => {
  ctx = await contextOf(guest());
});

/** One GET as the browser sends it; what comes back, as text and read. */
async function get(
  path: string,
  input: unknown,
  context = ctx,
  from: Parameters<typeof fetchRequestHandler>[0]["router"] = appRouter,
) {
  const query =
    input === undefined
      ? ""
      : `?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`https://machikado.example/api/trpc/${path}${query}`),
    router: from,
    createContext: () => context,
  });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) };
}

describe("the procedures", () => {
  test("are these; one more needs a test here", () => {
    expect(Object.keys(appRouter._def.procedures).sort()).toEqual([
      "places.describe",
      "places.search",
      "places.towns",
      "reports.card",
      "reports.count",
      "reports.list",
      "reports.newestPoints",
      "reports.similar",
    ]);
  });

  test("answer over HTTP what the queries answer", async () => {
    const { number, id } = await makeReport();
    const api = createCaller(ctx);
    const { cards, next } = await api.reports.list({ filter: emptyFilter, after: null });
    expect(cards.map((card) => card.id)).toContain(id);
    const listed = await get("reports.list", { filter: emptyFilter, after: null });
    expect(superjson.deserialize(listed.body.result.data)).toEqual({ cards, next });
    if (next)
      expect((await get("reports.list", { filter: emptyFilter, after: next })).status).toBe(200);
    expect((await get("reports.count", emptyFilter)).status).toBe(200);
    expect((await get("reports.newestPoints", { ...emptyFilter, words: "街路樹" })).text).toContain(
      number,
    );
    const spoken = `${number.slice(0, 5).toLowerCase()}-${number.slice(5)}`;
    expect((await get("reports.card", spoken)).text).toContain(number);
    const draft = { place: KITA.place, categoryCode: "street-tree", title: "街路樹" };
    expect((await get("reports.similar", draft)).status).toBe(200);
    expect((await get("places.search", "北区")).text).toContain("kita");
    expect((await get("places.describe", KITA.place)).text).toContain("kita");
    expect((await get("places.towns", KITA.wardCode)).text).toContain("西天満");
    expect((await get("places.describe", OUTSIDE)).text).toContain("堺市");
  });
});

describe("what is no input is refused, and nothing of it comes back", () => {
  const secret = "SECRET";
  test.each([
    ["reports.list", undefined],
    ["reports.list", { filter: { ...emptyFilter, states: [secret] }, after: null }],
    ["reports.list", { filter: emptyFilter, after: { createdAt: secret, id: secret } }],
    ["reports.count", { ...emptyFilter, categories: [`${secret}\0`] }],
    ["reports.card", secret],
    ["reports.newestPoints", { ...emptyFilter, from: secret }],
    ["reports.similar", { place: { lng: 999, lat: 0 }, categoryCode: "x", title: secret }],
    ["places.search", secret.repeat(100)],
    ["places.towns", secret],
    ["places.towns", "27127\n"],
    ["places.describe", { lng: secret, lat: 0 }],
  ])("%s %j", async (path, input) => {
    const { status, text, body } = await get(path, input);
    expect(status).toBe(400);
    expect(body.error.json.data.shown).toEqual({
      messageKey: "badRequest",
      params: {},
      problems: [],
    });
    expect(text).not.toContain(secret);
  });

  test.each(["\0", "a\0b", "%_'\\", "\ud83d", "", "🔥", "あ".repeat(100)])(
    "a search for %j is answered",
    async (words) => {
      expect((await get("places.search", words)).status).toBe(200);
      expect((await get("reports.count", { ...emptyFilter, words })).status).toBe(200);
    },
  );

  test("a procedure that is none, and a body that is no JSON", async () => {
    expect((await get("reports.unknown", null)).status).toBe(404);
    const answer = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request("https://machikado.example/api/trpc/reports.count?input={"),
      router: appRouter,
      createContext: () => ctx,
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("badRequest");
  });
});

test("a report that is not there is not found, with a key for a sentence", async () => {
  const { status, body } = await get("reports.card", "0000000000");
  expect(status).toBe(404);
  expect(body.error.json).toMatchObject({
    message: "NOT_FOUND",
    data: {
      code: "NOT_FOUND",
      httpStatus: 404,
      shown: { messageKey: "notFound", params: {}, problems: [] },
    },
  });
});

const codes = Object.keys(httpStatus) as ErrorCode[];
const failing = router({
  domain: procedure
    .input((code) => code as ErrorCode)
    .query(({ input }) => {
      throw new DomainError(input, "someKey", { n: 1 }, [{ field: "f", key: "k" }]);
    }),
  broken: procedure.query(() => {
    throw new Error("password=hunter2 at /srv/app/secret.ts");
  }),
});

describe("errors on the wire", () => {
  test.each(codes)("%s has its status, key and problems", async (code) => {
    const { status, body } = await get("domain", code, ctx, failing);
    expect(status).toBe(httpStatus[code]);
    expect(body.error.json.data).toEqual({
      code: body.error.json.message,
      httpStatus: httpStatus[code],
      shown: { messageKey: "someKey", params: { n: 1 }, problems: [{ field: "f", key: "k" }] },
    });
  });

  test("anything else is a reference, which the log knows", async () => {
    const { status, text, body } = await get("broken", undefined, ctx, failing);
    expect(status).toBe(500);
    expect(text).not.toMatch(/hunter2|secret|stack/);
    const { reference } = body.error.json.data.shown;
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(written.some((line) => line.includes(reference) && line.includes("hunter2"))).toBe(true);
  });

  test("a database that fails tells no query and no parameter, on the wire or in the log", async () => {
    const db = {
      execute: () => Promise.reject(new Error("Failed query: select x\nparams: yamada@example.jp")),
    };
    written.length = 0;
    const { status, text } = await get("reports.count", emptyFilter, {
      ...ctx,
      db: db as unknown as Database,
    });
    expect(status).toBe(500);
    expect(text).not.toMatch(/select|yamada/);
    expect(written.join("")).not.toContain("yamada");
  });

  test("called from the server they stay DomainErrors inside", async () => {
    const call = createCallerFactory(failing)(ctx).domain("conflict");
    const error = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TRPCError);
    expect(error).toMatchObject({ code: "CONFLICT", cause: { messageKey: "someKey" } });
  });
});
