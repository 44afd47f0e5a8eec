import zlib from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeFronts, frontOf } from "./front-on-trial.ts";
import type { Render } from "./pages.ts";

afterEach(closeFronts);

describe("a fault", () => {
  beforeEach(() => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => vi.restoreAllMocks());

  const html = { accept: "text/html,*/*" };
  const faults: Record<string, Render> = {
    throws: () => Promise.reject(new Error("x")),
    "answers 500": async (_, res) =>
      void res.writeHead(500, { "content-type": "text/html" }).end("<html></html>"),
    "answers 500 with nothing": async (_, res) => void res.writeHead(500).end(),
  };
  it.each(Object.entries(faults))("%s: is a sentence with a number", async (_, render) => {
    const { ask } = await frontOf(render);
    for (const path of ["/en/reports/1", "/en/me"]) {
      const reply = await ask(path, { headers: html });
      expect(reply.status).toBe(500);
      expect(reply.text).toMatch(/please give this number: <strong>[2-9A-Z]{8}</);
      expect(reply.headers["cache-control"]).toBe("private, no-store");
    }
    const form = { ...html, "sec-fetch-site": "same-origin", referer: "http://x/report" };
    const posted = await ask("/api/reports", { method: "POST", headers: form });
    expect(posted.text).toContain("うまく表示できませんでした");
  });

  it("of an API stays what it is for programs", async () => {
    const { ask } = await frontOf(async (_, res) => {
      res.writeHead(500, { "content-type": "application/json" }).end('{"error":1}');
    });
    expect((await ask("/api/x", { headers: html })).text).toBe('{"error":1}');
  });
});

describe("what passes", () => {
  it("an API answer keeps its own headers and gets the missing ones", async () => {
    const { ask } = await frontOf(async (req, res) => {
      res.writeHead(200, {
        "content-type": "application/json",
        "content-security-policy": "sandbox",
      });
      res.end(JSON.stringify({ url: req.url, pad: "x".repeat(2_000) }));
    });
    const reply = await ask("/api/x?a=1", { headers: { "accept-encoding": "gzip" } });
    expect(JSON.parse(zlib.gunzipSync(reply.body).toString()).url).toBe("/api/x?a=1");
    expect(reply.headers["content-security-policy"]).toBe("sandbox");
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
  });

  it.each([
    ["a few letters, as they are", 400, undefined],
    ["a list", 20_000, "br"],
    ["all of it, on another thread", 400_000, "br"],
  ])("JSON that comes in pieces is sent whole: %s", async (_, letters, encoding) => {
    const text = JSON.stringify("あ1".repeat(letters / 2));
    const { ask } = await frontOf(async (_req, res) => {
      res.writeHead(200, { "content-type": "application/json; charset=utf-8", etag: '"x"' });
      res.write(text.slice(0, letters / 3));
      res.end(text.slice(letters / 3));
    });
    const reply = await ask("/api/x", { headers: { "accept-encoding": "gzip, br" } });
    const body = encoding ? zlib.brotliDecompressSync(reply.body) : reply.body;
    expect(body.toString()).toBe(text);
    expect(reply.headers["content-encoding"]).toBe(encoding);
    expect(reply.headers["content-length"]).toBe(String(reply.body.length));
    expect(reply.headers.etag).toBe(encoding ? 'W/"x"' : '"x"');
    expect(reply.headers.vary).toBe("accept-encoding");
  });

  it("a part of an archive and a picture are untouched", async () => {
    const types = ["application/octet-stream", "image/jpeg"];
    for (const type of types) {
      const { ask } = await frontOf(async (_, res) => {
        res.writeHead(206, {
          "content-type": type,
          "content-range": "bytes 0-1999/5000",
          "content-length": 2_000,
        });
        res.end(Buffer.alloc(2_000));
      });
      const reply = await ask("/api/tiles/map", { headers: { "accept-encoding": "br" } });
      expect(reply.status).toBe(206);
      expect(reply.headers["content-encoding"]).toBeUndefined();
      expect(reply.headers["content-length"]).toBe("2000");
      expect(reply.body.length).toBe(2_000);
    }
  });

  it("a big answer arrives whole, compressed, past a slow reader", async () => {
    const piece = Buffer.from("0123456789abcdef".repeat(4_096));
    const { ask } = await frontOf(async (_, res) => {
      res.writeHead(200, { "content-type": "text/csv" });
      for (let at = 0; at < 100; at += 1) {
        if (!res.write(piece)) await new Promise((resolve) => res.once("drain", resolve));
      }
      res.end();
    });
    const reply = await ask("/api/open-data/reports.csv", {
      headers: { "accept-encoding": "gzip" },
    });
    expect(zlib.gunzipSync(reply.body).length).toBe(100 * piece.length);
  });

  it("a script of the build is asked for once", async () => {
    let asked = 0;
    const { ask } = await frontOf(async (_, res) => {
      asked += 1;
      res.writeHead(200, {
        "content-type": "application/javascript",
        "cache-control": "public, max-age=31536000, immutable",
      });
      res.end("run();".repeat(500));
    });
    const headers = { "accept-encoding": "br" };
    const replies = [
      await ask("/_next/static/a.js", { headers }),
      await ask("/_next/static/a.js", { headers }),
    ];
    expect(asked).toBe(1);
    for (const reply of replies) {
      expect(zlib.brotliDecompressSync(reply.body).toString()).toBe("run();".repeat(500));
      expect(reply.headers["cache-control"]).toContain("immutable");
      expect(reply.headers["content-security-policy"]).toContain("script-src 'self'");
    }
  });
});

describe("the front's own answers", () => {
  it("health at once, before Next is there", async () => {
    let isReady = false;
    const { ask, bridge } = await frontOf(
      () => new Promise(() => {}),
      () => isReady,
    );
    const health = async () => JSON.parse((await ask("/api/health")).text);
    bridge.pause();
    expect(await health()).toEqual({ status: "starting", listening: false });
    bridge.resume();
    isReady = true;
    expect(await health()).toEqual({ status: "ready", listening: true });
  });

  it("refuses a form of another site with a sentence", async () => {
    const { ask } = await frontOf(async (_, res) => void res.end("ok"));
    const foreign = { origin: "https://evil.example" };
    const reply = await ask("/api/x", {
      method: "POST",
      headers: foreign,
      body: "x".repeat(100_000),
    });
    expect(reply.status).toBe(403);
    expect(reply.text).toContain("ほかのサイト");
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
    const own = { "sec-fetch-site": "same-origin" };
    expect((await ask("/api/x", { method: "POST", headers: own })).text).toBe("ok");
  });

  it.each(["/reports/%E0%A4%A", "/reports/%00"])("%s is no address", async (path) => {
    const { ask } = await frontOf(async (_, res) => void res.end("ok"));
    expect((await ask(path)).status).toBe(400);
  });

  it("redirects keep the query", async () => {
    const { ask } = await frontOf(async (_, res) => void res.end("ok"));
    const reply = await ask("/ja/reports?ward=27127");
    expect([reply.status, reply.headers.location]).toEqual([308, "/reports?ward=27127"]);
    const english = await ask("/?a=1", { headers: { cookie: "machikado-locale=en" } });
    expect([english.status, english.headers.location]).toEqual([307, "/en?a=1"]);
    expect(english.headers["cache-control"]).toBe("no-store");
  });
});
