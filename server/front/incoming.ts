import type { IncomingMessage } from "node:http";

/** What the front knows of a request before Next sees it. */
export type Incoming = {
  method: string;
  /** Percent-encoded, starting with a slash, without the query. */
  path: string;
  /** With its question mark, or empty. */
  search: string;
  /** The reader's own address, as far as it can be known. */
  address: string;
  https: boolean;
  cookies: string;
};

/** Whoever gets the answer: what they asked and what they can take. */
export type Reader = Pick<IncomingMessage, "method" | "headers" | "url">;

export type Trust = { proxy: boolean; publicUrl: string };

/** Headers that only the front may set, or that only a proxy we trust may. */
const OURS = /^(?:x-machikado-.*|x-nonce|content-security-policy)$/;
const PROXYS = /^(?:x-forwarded-.*|x-real-ip|forwarded)$/;

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** The proxy appends whom it talked to: the last is the only one a reader cannot invent. */
function lastForwarded(value: string | undefined): string | undefined {
  return value?.split(",").at(-1)?.trim() || undefined;
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

/** Some clients send the whole address in the first line; only path and query count. */
function target(url: string): { path: string; search: string } {
  const local = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/, "");
  const mark = local.indexOf("?");
  const path = mark === -1 ? local : local.slice(0, mark);
  return {
    path: path.startsWith("/") ? path : `/${path}`,
    search: mark === -1 ? "" : local.slice(mark),
  };
}

/**
 * Reads a request and removes from its headers what a client must not say. Proxy headers count
 * only with TRUST_PROXY=1, because anyone can send them.
 */
export function readIncoming(req: IncomingMessage, trust: Trust): Incoming {
  const forwardedFor = lastForwarded(first(req.headers["x-forwarded-for"]));
  const forwardedProto = lastForwarded(first(req.headers["x-forwarded-proto"]));
  const address = (trust.proxy && forwardedFor) || req.socket.remoteAddress || "";
  for (const name of Object.keys(req.headers)) {
    if (OURS.test(name) || (!trust.proxy && PROXYS.test(name))) delete req.headers[name];
  }
  req.headers["x-machikado-address"] = plainAddress(address);
  return {
    method: req.method ?? "GET",
    ...target(req.url ?? "/"),
    address: plainAddress(address),
    https: trust.publicUrl.startsWith("https:") || (trust.proxy && forwardedProto === "https"),
    cookies: req.headers.cookie ?? "",
  };
}

/** next-auth cuts a long cookie into pieces named `….0`, `….1`. */
const SESSION = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token(?:\.\d+)?=[^;\s]/;

/** Whether someone is (or claims to be) signed in; drafts and settings do not count. */
export function hasSessionCookie(cookies: string): boolean {
  return SESSION.test(cookies);
}

/** @returns the value of a cookie as sent, or undefined. */
export function cookieValue(cookies: string, name: string): string | undefined {
  for (const pair of cookies.split(";")) {
    const [key = "", ...value] = pair.split("=");
    if (key.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
