import zlib from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { closeFronts, type Page, frontOfPages as setUp } from "./front-on-trial.ts";

afterEach(closeFronts);

const report = { "/ja/reports/1": { tags: ["report:1"], pad: 2_000 } };
const session = { cookie: "next-auth.session-token=abc" };

describe("a public page", () => {
  it("is rendered once for all, with hashes instead of a nonce", async () => {
    const { ask, next } = await setUp(report);
    const first = await ask("/reports/1", { headers: { cookie: "machikado-draft=1" } });
    const second = await ask("/reports/1");
    expect(next.renders()).toBe(1);
    expect(second.text).toBe(first.text);
    const policy = String(second.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(policy).not.toContain("nonce");
    expect(second.headers["cache-control"]).toBe("no-cache");
    expect(second.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("knows nothing of who asked for it first", async () => {
    const { ask, next } = await setUp(report);
    const headers = { cookie: "draft=1", "accept-language": "en", "user-agent": "x", host: "evil" };
    await ask("/reports/1", { headers });
    expect(Object.keys(next.seen[0] ?? {}).sort()).toEqual([
      "accept",
      "content-security-policy",
      "host",
      "x-machikado-path",
      "x-machikado-render",
    ]);
    expect(next.seen[0]?.host).not.toBe("evil");
  });

  it("is told its path, the same for every order of the query", async () => {
    const { ask, next } = await setUp({ "/en": { tags: ["reports"] } });
    await ask("/en?ward=27127&category=road", { headers: { "x-machikado-path": "/elsewhere" } });
    await ask("/en?category=road&ward=27127");
    await ask("/en?q=a");
    expect(next.seen.map((headers) => headers["x-machikado-path"])).toEqual([
      "/en?category=road&ward=27127",
      "/en?q=a",
    ]);
  });

  it("has the same tag for the same content, and answers 304", async () => {
    const { ask } = await setUp(report);
    const { headers } = await ask("/reports/1");
    const tag = String(headers.etag);
    for (const known of [tag, tag.slice(2), `"x", ${tag}`, "*"]) {
      const again = await ask("/reports/1", { headers: { "if-none-match": known } });
      expect([again.status, again.text]).toEqual([304, ""]);
      expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
    }
    expect((await ask("/reports/1", { headers: { "if-none-match": '"x"' } })).status).toBe(200);
  });

  it("is compressed as the client likes it", async () => {
    const { ask } = await setUp(report);
    const plain = await ask("/reports/1");
    const br = await ask("/reports/1", { headers: { "accept-encoding": "gzip, br" } });
    const gzip = await ask("/reports/1", { headers: { "accept-encoding": "gzip" } });
    expect(zlib.brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(zlib.gunzipSync(gzip.body)).toEqual(plain.body);
    expect(br.headers["content-length"]).toBe(String(br.body.length));
    expect(br.headers.vary).toContain("accept-encoding");
  });

  it("keeps its preload hints, without the nonce", async () => {
    const { ask } = await setUp({
      "/ja/reports/1": { tags: ["report:1"], link: "</a.css>; rel=preload; as=style" },
    });
    await ask("/reports/1");
    expect((await ask("/reports/1")).headers.link).toBe("</a.css>; rel=preload; as=style");
  });

  it("is compressed and compared for the first one who asks, too", async () => {
    const { ask, bridge } = await setUp({ "/ja/reports/1": { tags: ["report:1"], pad: 2_000 } });
    const br = await ask("/reports/1", { headers: { "accept-encoding": "br" } });
    expect(br.headers["content-encoding"]).toBe("br");
    bridge.flush();
    expect((await ask("/reports/1", { headers: { "if-none-match": "*" } })).status).toBe(304);
  });

  it("answers HEAD without a body", async () => {
    const { ask } = await setUp(report);
    expect((await ask("/reports/1", { method: "HEAD" })).headers["cache-control"]).toBe(
      "private, no-store",
    );
    await ask("/reports/1");
    const head = await ask("/reports/1", { method: "HEAD" });
    expect([head.status, head.text, head.headers["cache-control"]]).toEqual([200, "", "no-cache"]);
  });

  it("is rendered anew after an eviction, a flush, and while nobody listens", async () => {
    const { ask, bridge } = await setUp(report);
    const render = async () => /render (\d+)/.exec((await ask("/reports/1")).text)?.[1];
    expect([await render(), await render()]).toEqual(["1", "1"]);
    bridge.evict(["report:2"]);
    expect(await render()).toBe("1");
    bridge.evict(["report:1"]);
    expect([await render(), await render()]).toEqual(["2", "2"]);
    bridge.flush();
    expect(await render()).toBe("3");
    bridge.pause();
    expect([await render(), await render()]).toEqual(["4", "5"]);
    bridge.resume();
    expect([await render(), await render()]).toEqual(["6", "6"]);
  });

  it("that changes while it is rendered is not kept", async () => {
    const { ask, bridge, next } = await setUp(report);
    next.state.midway = () => bridge.evict(["report:1"]);
    expect((await ask("/reports/1")).text).toContain("render 1");
    next.state.midway = () => bridge.evict(["report:2"]);
    expect((await ask("/reports/1")).text).toContain("render 2");
    expect((await ask("/reports/1")).text).toContain("render 2");
  });

  it("asked for by many at once is rendered once", async () => {
    const { ask, next } = await setUp(report);
    const replies = await Promise.all(Array.from({ length: 8 }, () => ask("/reports/1")));
    expect(next.renders()).toBe(1);
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
  });
});

describe("a page for one reader", () => {
  const personal: [string, Record<string, Page>, string, Record<string, string>][] = [
    ["signed in", report, "/reports/1", session],
    ["an unknown query", report, "/reports/1?x=1", {}],
    ["not tagged", { "/ja/reports/1": {} }, "/reports/1", {}],
    [
      "sets a cookie",
      { "/ja/reports/1": { tags: ["a"], headers: { "set-cookie": "a=b" } } },
      "/reports/1",
      {},
    ],
    ["not found", {}, "/reports/1", {}],
    ["not a public path", { "/ja/me": { tags: ["a"] } }, "/me", {}],
  ];
  it.each(personal)(
    "%s: has a nonce of its own and is not stored",
    async (_, pages, path, headers) => {
      const { ask, next } = await setUp(pages);
      const nonces = new Set<string>();
      for (const { text, headers: answer } of [
        await ask(path, { headers }),
        await ask(path, { headers }),
      ]) {
        const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? "";
        expect(answer["content-security-policy"]).toContain(`script-src 'self' 'nonce-${nonce}';`);
        expect(answer["cache-control"]).toBe("private, no-store");
        nonces.add(nonce);
      }
      expect([nonces.size, next.renders()]).toEqual([2, 2]);
    },
  );

  it("is compressed on the way", async () => {
    const { ask } = await setUp(report);
    const reply = await ask("/reports/1", { headers: { ...session, "accept-encoding": "br" } });
    expect(zlib.brotliDecompressSync(reply.body).toString()).toContain("<p>render 1</p>ああ");
  });

  it("made at build time gets hashes", async () => {
    const headers = { "x-nextjs-prerender": "1", "cache-control": "s-maxage=31536000" };
    const { ask } = await setUp({ "/ja/me": { headers } });
    const reply = await ask("/me");
    expect(reply.headers["content-security-policy"]).toMatch(
      /script-src 'self' 'sha256-\S+ 'sha256-/,
    );
    expect(reply.headers["cache-control"]).toBe("private, no-store");
  });
});

describe("data that everybody gets the same", () => {
  const tile = "/api/tiles/13/1/2";
  const headers = {
    "content-type": "application/vnd.mapbox-vector-tile",
    "cache-control": "private, max-age=5",
  };

  it("is made once until it changes, with its own headers and without a cookie", async () => {
    const { ask, bridge, next } = await setUp({ [tile]: { headers, tags: ["reports"] } });
    const first = await ask(tile, { headers: { cookie: "draft=1" } });
    const second = await ask(tile, { headers: { "if-none-match": "x" } });
    expect(second.body).toEqual(first.body);
    expect(second.headers).toMatchObject({ ...headers, "x-content-type-options": "nosniff" });
    expect((await ask(tile, { headers: { "if-none-match": "*" } })).status).toBe(304);
    expect(next.seen.map(({ cookie }) => cookie)).toEqual([undefined]);
    bridge.evict(["reports"]);
    expect((await ask(tile)).text).toContain("render 2");
  });

  it("is made for each who is signed in, and where it names nothing", async () => {
    const { ask, next } = await setUp({ [tile]: { headers, tags: ["reports"] } });
    await ask(tile);
    await ask(tile, { headers: session });
    expect(next.renders()).toBe(2);
    const untagged = await setUp({ [tile]: { headers } });
    await untagged.ask(tile);
    await untagged.ask(tile);
    expect(untagged.next.renders()).toBe(2);
  });
});

describe("the answer to a write", () => {
  const own = { "sec-fetch-site": "same-origin" };

  it("waits until every node has heard of the change", async () => {
    const { ask, bridge } = await setUp({ "/api/reports": { headers: { location: "/" } } });
    const order: string[] = [];
    let changes = 0;
    bridge.settleBy({
      changes: () => changes++,
      ask: async (tags) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push("settled");
        bridge.evict(tags);
        return 1;
      },
      answer: () => {},
    });
    const reply = await ask("/api/reports", { method: "POST", headers: own });
    order.push("answered");
    expect(order).toEqual(["settled", "answered"]);
    expect([reply.status, reply.headers.location]).toEqual([200, "/"]);
    expect(reply.text).toContain("render 1");
  });

  it("does not wait when nothing was written", async () => {
    const { ask, bridge } = await setUp({ ...report, "/api/reports": { status: 409 } });
    let changes = 0;
    const never = { ask: () => new Promise<never>(() => {}), answer: () => {} };
    bridge.settleBy({ ...never, changes: () => changes++ });
    expect((await ask("/api/reports", { method: "POST", headers: own })).status).toBe(409);
    expect((await ask("/reports/1")).status).toBe(200);
  });

  it("does not wait when no page changed", async () => {
    const { ask, bridge } = await setUp({ "/api/reports": { headers: { location: "/" } } });
    bridge.settleBy({ ask: () => new Promise(() => {}), answer: () => {}, changes: () => 7 });
    expect((await ask("/api/reports", { method: "POST", headers: own })).status).toBe(200);
  });
});
