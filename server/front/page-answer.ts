import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { log } from "../platform/log.ts";
import { chooseEncoding } from "./encoding.ts";
import { sendErrorPage } from "./error-page.ts";
import type { Reader } from "./incoming.ts";
import { intercept, release, type Sink } from "./intercept.ts";
import { type KeptAnswer, keptAnswer, lastingHeaders, sendKept } from "./kept-page.ts";
import type { Locale } from "./locale.ts";
import { collected, compressed } from "./outgoing.ts";
import type { Rendered } from "./page-cache.ts";
import {
  contentSecurityPolicy,
  inlineScriptHashes,
  type PolicyOptions,
} from "./security-policy.ts";

/** One answer being made: its reference number is also the id its tags are given under. */
export type Answer = {
  reader: Reader;
  res: ServerResponse;
  locale: Locale;
  reference: string;
  policy: PolicyOptions;
  security: Record<string, string>;
};

/** Without letters and digits that are taken for one another on the telephone. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export function newReference(): string {
  return [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** 22 letters that no text written before this request can hold. */
export function newNonce(): string {
  return randomBytes(16).toString("base64url");
}

const isHtml = (res: ServerResponse) =>
  String(res.getHeader("content-type") ?? "").startsWith("text/html");

/** A fault that a person would meet as a blank page or as a line meant for programs. */
function isBrokenPage({ reader, res }: Answer): boolean {
  if (res.statusCode < 500) return false;
  const wantsPage = String(reader.headers.accept ?? "").includes("text/html");
  return wantsPage && (isHtml(res) || !res.hasHeader("content-type"));
}

/** Sets what the route itself has not set. */
export function secure(res: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!res.hasHeader(name)) res.setHeader(name, value);
  }
}

function sendWhole({ reader, res }: Answer, body: Buffer): void {
  intercept(res, () => compressed(reader, res));
  res.end(reader.method === "HEAD" ? undefined : body);
}

function brokenSink(answer: Answer): Sink {
  const { reader, res, reference } = answer;
  log.error("page_failed", { reference, path: (reader.url ?? "").replace(/\?.*$/, "") });
  return collected(answer.res, () => {
    release(res);
    sendErrorPage(reader, res, answer);
  });
}

/** A page made at build time carries no nonce; nothing a person wrote is in it. */
function prerenderedSink(answer: Answer): Sink {
  return collected(answer.res, (body) => {
    release(answer.res);
    const scriptHashes = inlineScriptHashes(body.toString("utf8"), null);
    answer.res.setHeader(
      "content-security-policy",
      contentSecurityPolicy({ ...answer.policy, scriptHashes }),
    );
    answer.res.removeHeader("content-length");
    sendWhole(answer, body);
  });
}

/**
 * Completes the head of an answer that is for one reader only: the policy names the nonce its
 * scripts carry, and nobody on the way may store it.
 */
export function dressForOne(answer: Answer, nonce: string): Sink | null {
  const { reader, res } = answer;
  if (isBrokenPage(answer)) return brokenSink(answer);
  if (isHtml(res)) {
    secure(res, { "content-security-policy": contentSecurityPolicy({ ...answer.policy, nonce }) });
    res.setHeader("cache-control", "private, no-store");
    if (res.hasHeader("x-nextjs-prerender") || res.hasHeader("x-nextjs-cache")) {
      secure(res, answer.security);
      return prerenderedSink(answer);
    }
  }
  secure(res, answer.security);
  return compressed(reader, res);
}

/** Same length as a nonce: the page's own data may count its letters. */
const NO_NONCE = "kept-page-has-no-nonce";

/** Preload hints name the nonce, too. */
function withoutNonce(headers: Record<string, string>, nonce: string): Record<string, string> {
  const link = headers.link?.replaceAll(`; nonce="${nonce}"`, "");
  return link ? { ...headers, link } : headers;
}

async function keep(answer: Answer, nonce: string, body: Buffer): Promise<KeptAnswer> {
  // What this reader takes, the next will most likely take, too.
  const encoding = chooseEncoding(answer.reader.headers["accept-encoding"]) ?? "br";
  const how = { encodings: [encoding] };
  if (!isHtml(answer.res)) return keptAnswer(body, lastingHeaders(answer.res), how);
  const html = body.toString("utf8").replaceAll(nonce, NO_NONCE);
  const scriptHashes = inlineScriptHashes(html, NO_NONCE);
  const headers = {
    ...withoutNonce(lastingHeaders(answer.res), nonce),
    "content-security-policy": contentSecurityPolicy({ ...answer.policy, scriptHashes }),
    // Readers ask again each time, so that what was hidden is gone at once; mostly they get a 304.
    "cache-control": "no-cache",
  };
  return keptAnswer(Buffer.from(html), headers, how);
}

/** Data that a door offers to all; its own headers say how long a browser may use it. */
const isData = (res: ServerResponse) =>
  /^application\/(?:json|vnd\.mapbox-vector-tile)/.test(
    String(res.getHeader("content-type") ?? ""),
  );

/**
 * Completes a page, or data, that many may get. A page's scripts carry a nonce while it is made, so that only
 * they are hashed; the kept page's policy names the hashes and no nonce.
 *
 * @param done gets the page to keep, or null when it is for this reader only.
 */
export function dressForMany(
  answer: Answer,
  nonce: string,
  tags: ReadonlySet<string>,
  done: (rendered: Rendered<KeptAnswer> | null) => void,
): Sink | null {
  const { reader, res } = answer;
  const prerendered = res.hasHeader("x-nextjs-prerender") || res.hasHeader("x-nextjs-cache");
  const isKind = isHtml(res) || isData(res);
  const maybe = res.statusCode === 200 && isKind && !res.hasHeader("set-cookie");
  if (!maybe || prerendered) {
    done(null);
    return dressForOne(answer, nonce);
  }
  return collected(res, async (body) => {
    if (tags.size === 0) {
      done(null);
      release(res);
      intercept(res, () => dressForOne(answer, nonce));
      res.end(body);
      return;
    }
    secure(res, answer.security);
    const page = await keep(answer, nonce, body);
    done({ page, bytes: page.bytes, tags });
    release(res);
    if (res.destroyed) return;
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    sendKept(reader, res, page);
  });
}
