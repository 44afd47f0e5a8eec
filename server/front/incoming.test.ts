import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { cookieValue, hasSessionCookie, readIncoming } from "./incoming.ts";

function request(url: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = { remoteAddress: "::ffff:192.0.2.1" };
  return { method: "GET", url, headers: { ...headers }, socket } as unknown as IncomingMessage;
}

const direct = { proxy: false, publicUrl: "http://localhost:3000" };
const behindProxy = { proxy: true, publicUrl: "http://localhost:3000" };

describe("the reader's address", () => {
  const matrix: [string, typeof direct, Record<string, string>, string][] = [
    ["is the other end", direct, {}, "192.0.2.1"],
    ["is not what a client says", direct, { "x-forwarded-for": "9.9.9.9" }, "192.0.2.1"],
    ["is what our proxy says", behindProxy, { "x-forwarded-for": "9.9.9.9" }, "9.9.9.9"],
    ["is the last one", behindProxy, { "x-forwarded-for": "1.1.1.1, 9.9.9.9" }, "9.9.9.9"],
    ["is the other end when the proxy is silent", behindProxy, {}, "192.0.2.1"],
    ["is the other end for an empty list", behindProxy, { "x-forwarded-for": " , " }, "192.0.2.1"],
  ];
  it.each(matrix)("%s", (_, trust, headers, address) => {
    const req = request("/", headers);
    expect(readIncoming(req, trust).address).toBe(address);
    expect(req.headers["x-machikado-address"]).toBe(address);
  });
});

describe("https", () => {
  const matrix: [string, string, boolean, string | undefined, boolean][] = [
    ["by the public address", "https://machikado.example", false, undefined, true],
    ["by a trusted proxy", "http://localhost:3000", true, "https", true],
    ["not by a client's word", "http://localhost:3000", false, "https", false],
    ["not by default", "http://localhost:3000", true, undefined, false],
  ];
  it.each(matrix)("%s", (_, publicUrl, proxy, proto, https) => {
    const req = request("/", proto ? { "x-forwarded-proto": proto } : {});
    expect(readIncoming(req, { proxy, publicUrl }).https).toBe(https);
  });
});

describe("headers a client must not set", () => {
  const forged = {
    "x-machikado-address": "1.2.3.4",
    "x-machikado-render": "1",
    "x-machikado-path": "/elsewhere",
    "x-nonce": "n",
    "content-security-policy": "script-src 'nonce-mine'",
    "x-forwarded-host": "evil.example",
    "x-real-ip": "1.2.3.4",
    forwarded: "for=1.2.3.4",
    accept: "text/html",
  };
  it("are removed", () => {
    const req = request("/", forged);
    readIncoming(req, direct);
    expect(req.headers).toEqual({ accept: "text/html", "x-machikado-address": "192.0.2.1" });
  });

  it("of a proxy stay with a trusted one, ours never", () => {
    const req = request("/", forged);
    readIncoming(req, behindProxy);
    expect(Object.keys(req.headers).sort()).toEqual([
      "accept",
      "forwarded",
      "x-forwarded-host",
      "x-machikado-address",
      "x-real-ip",
    ]);
  });
});

describe("the address asked for", () => {
  const matrix: [string, string, string][] = [
    ["/", "/", ""],
    ["/a?b=c?d", "/a", "?b=c?d"],
    ["/?", "/", "?"],
    ["http://evil.example/a?b", "/a", "?b"],
    ["http://evil.example", "/", ""],
    ["*", "/*", ""],
    ["/a#b", "/a", ""],
  ];
  it.each(matrix)("%s", (url, path, search) => {
    expect(readIncoming(request(url), direct)).toMatchObject({ path, search });
  });
});

describe("a session cookie", () => {
  const matrix: [string, boolean][] = [
    ["next-auth.session-token=abc", true],
    ["a=b; next-auth.session-token=abc", true],
    ["__Secure-next-auth.session-token=abc", true],
    ["next-auth.session-token.0=abc", true],
    ["next-auth.session-token=", false],
    ["next-auth.csrf-token=abc", false],
    ["x-next-auth.session-token=abc", false],
    ["draft=next-auth.session-token=abc", false],
    ["machikado-draft=abc", false],
    ["", false],
  ];
  it.each(matrix)("%s", (cookies, signedIn) => {
    expect(hasSessionCookie(cookies)).toBe(signedIn);
  });
});

it("reads one cookie of several", () => {
  expect(cookieValue("a=1; machikado-locale=en; b=2", "machikado-locale")).toBe("en");
  expect(cookieValue("a=b=c", "a")).toBe("b=c");
  expect(cookieValue("xa=1", "a")).toBeUndefined();
});
