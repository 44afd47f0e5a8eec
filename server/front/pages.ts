import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../platform/log.ts";
import type { FrontBridge } from "./bridge.ts";
import { sendErrorPage } from "./error-page.ts";
import { hasSessionCookie, type Incoming } from "./incoming.ts";
import { intercept, release, type Sink } from "./intercept.ts";
import { type KeptAnswer, sendKept } from "./kept-page.ts";
import type { Locale } from "./locale.ts";
import { collected } from "./outgoing.ts";
import { type Answer, dressForMany, dressForOne, newNonce, newReference } from "./page-answer.ts";
import { createPageCache, type Rendered } from "./page-cache.ts";
import { dataKey, keepKey } from "./routes.ts";
import { contentSecurityPolicy, type PolicyOptions, securityHeaders } from "./security-policy.ts";
import { createSettling, type Settling } from "./settling.ts";

/** Next's request handler. */
export type Render = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type Visit = {
  req: IncomingMessage;
  res: ServerResponse;
  incoming: Incoming;
  locale: Locale;
  /** With the locale first; null for what is not a page. */
  internalPath: string | null;
};

type Options = { publicUrl: string; policy: PolicyOptions; render: Render };
type Prepared = { answer: Answer; nonce: string };

const LIMITS = { ceilingBytes: 64 * 1024 * 1024, ceilingMs: 60_000 };

const isWrite = ({ incoming }: Visit) => !["GET", "HEAD", "OPTIONS"].includes(incoming.method);

/** Tells Next the nonce and the render id, in the way it reads them: as headers of the request. */
function prepare({ req, res, incoming, locale }: Visit, policy: PolicyOptions): Prepared {
  const nonce = newNonce();
  const reference = newReference();
  req.headers["x-machikado-render"] = reference;
  req.headers["content-security-policy"] = contentSecurityPolicy({ ...policy, nonce });
  const security = {
    ...securityHeaders(incoming.https),
    "content-security-policy": contentSecurityPolicy(policy),
  };
  const reader = { method: req.method, headers: req.headers, url: req.url };
  return { answer: { reader, res, locale, reference, policy, security }, nonce };
}

/** A shared page knows its address and its language, and nothing of who asked for it first. */
function forgetReader(req: IncomingMessage, publicUrl: string, key: string): void {
  const { "x-machikado-render": id, "content-security-policy": policy } = req.headers;
  req.headers = {
    host: new URL(publicUrl).host,
    accept: "text/html",
    "x-machikado-path": key,
    "x-machikado-render": id,
    "content-security-policy": policy,
  };
}

/** Lets Next answer; when it cannot, the reader gets a sentence and a number the log knows. */
async function attempt(render: Render, req: IncomingMessage, answer: Answer): Promise<void> {
  const { reader, res, reference, locale } = answer;
  try {
    await render(req, res);
  } catch (cause) {
    if (res.destroyed) return;
    log.error("page_failed", { reference }, cause);
    if (res.headersSent) return void res.destroy();
    release(res);
    sendErrorPage(reader, res, { locale, reference });
  }
}

/**
 * Holds the answer to a write back until every node has heard of the change: whoever reads next,
 * anywhere, reads it changed. Where no page changed there is nothing to wait for.
 */
function afterSettling(
  res: ServerResponse,
  { settled, hasChanged }: { settled: () => Promise<unknown>; hasChanged: () => boolean },
  dress: () => Sink | null,
): Sink | null {
  if (res.statusCode >= 400 || !hasChanged()) return dress();
  return collected(res, async (body) => {
    await settled();
    release(res);
    intercept(res, dress);
    res.end(body);
  });
}

/** What Next answers: kept pages for all who are not signed in, the rest for the one who asks. */
export function createPages({ publicUrl, policy, render }: Options) {
  const cache = createPageCache<KeptAnswer>(LIMITS);
  const tagsOf = new Map<string, Set<string>>();

  let settling: Settling | null = null;
  let changes = () => 0;
  const settled = async () => settling?.settled();

  function sendToOne(visit: Visit): Promise<void> {
    const { answer, nonce } = prepare(visit, policy);
    const dress = () => dressForOne(answer, nonce);
    const before = changes();
    const waiting = { settled, hasChanged: () => changes() !== before };
    intercept(visit.res, isWrite(visit) ? () => afterSettling(visit.res, waiting, dress) : dress);
    return attempt(render, visit.req, answer);
  }

  function renderForMany(visit: Visit, key: string): Promise<Rendered<KeptAnswer> | null> {
    const { answer, nonce } = prepare(visit, policy);
    const tags = new Set<string>();
    tagsOf.set(answer.reference, tags);
    forgetReader(visit.req, publicUrl, key);
    return new Promise((resolve) => {
      const done = (rendered: Rendered<KeptAnswer> | null) => {
        tagsOf.delete(answer.reference);
        resolve(rendered);
      };
      // Also when the reader leaves, which ends the rendering.
      visit.res.once("close", () => done(null));
      intercept(visit.res, () => dressForMany(answer, nonce, tags, done));
      attempt(render, visit.req, answer);
    });
  }

  function sendToMany(visit: Visit, key: string): Promise<void> | void {
    const found = cache.find(key);
    return found ? sendKept(visit.req, visit.res, found) : makeForMany(visit, key);
  }

  async function makeForMany(visit: Visit, key: string): Promise<void> {
    const { req, res } = visit;
    if (req.method !== "GET" || !cache.isOpen()) return sendToOne(visit);
    const { leader, page } = await cache.render(key, () => renderForMany(visit, key));
    if (leader) return;
    return page ? sendKept(req, res, page) : sendToOne(visit);
  }

  const bridge: Omit<FrontBridge, "onClose" | "fail"> = {
    addTags: (renderId, tags) => {
      for (const tag of tags) tagsOf.get(renderId)?.add(tag);
    },
    evict: (tags) => cache.evict(settling?.hear(tags) ?? tags),
    flush: cache.flush,
    pause: cache.pause,
    resume: cache.resume,
    settleBy: (channel) => {
      settling = createSettling(channel);
      changes = channel.changes;
    },
  };

  return {
    bridge,
    isListening: cache.isOpen,
    send(visit: Visit): Promise<void> | void {
      const { req, incoming, internalPath } = visit;
      const isForAll = !isWrite(visit) && !req.headers.rsc && !hasSessionCookie(incoming.cookies);
      const query = new URLSearchParams(incoming.search);
      if (internalPath === null) {
        const key = isForAll ? dataKey(incoming.path, query) : null;
        return key ? sendToMany(visit, key) : sendToOne(visit);
      }
      req.url = internalPath + incoming.search;
      // Layouts are told no path; the link to the other language needs one.
      req.headers["x-machikado-path"] = req.url;
      const key = isForAll ? keepKey(internalPath, query) : null;
      return key ? sendToMany(visit, key) : sendToOne(visit);
    },
  };
}
