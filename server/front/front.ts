import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../platform/log.ts";
import { isCrossSiteWrite } from "./cross-site.ts";
import { cookieValue, type Incoming, readIncoming, type Trust } from "./incoming.ts";
import { LOCALE_COOKIE, localeOfReferer, routeOf } from "./locale.ts";
import { secure } from "./page-answer.ts";
import { createPages, type Render } from "./pages.ts";
import { contentSecurityPolicy, type PolicyOptions, securityHeaders } from "./security-policy.ts";
import { BAD_ADDRESS, CROSS_SITE } from "./sentences.ts";
import { createStaticAssets } from "./static-assets.ts";

export type FrontOptions = Trust & {
  policy: PolicyOptions;
  /** Waits for Next when it is still being loaded. */
  render: Render;
  /** Whether pages can be opened: Next is loaded and what it needs is open. */
  isReady: () => boolean;
};

type Exchange = { req: IncomingMessage; res: ServerResponse; incoming: Incoming };

function isFromOtherSite({ req, incoming }: Exchange, publicHost: string): boolean {
  const fetchSite = req.headers["sec-fetch-site"];
  return isCrossSiteWrite({
    method: incoming.method,
    fetchSite: Array.isArray(fetchSite) ? fetchSite[0] : fetchSite,
    origin: req.headers.origin,
    hosts: [req.headers.host, publicHost],
  });
}

/** Whether the path is percent-encoded UTF-8 without a NUL, which no file or database takes. */
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

const JSON_TYPE = { "content-type": "application/json" };
const PLAIN = { "content-type": "text/plain; charset=utf-8" };

/** Everything that happens to a request before and after Next. */
export function createFront(options: FrontOptions) {
  const publicHost = new URL(options.publicUrl).host;
  const pages = createPages(options);
  const assets = createStaticAssets(options.render);
  const policy = { "content-security-policy": contentSecurityPolicy(options.policy) };

  /** An answer of the front's own. The rest of a refused upload is not read. */
  function say({ req, res, incoming }: Exchange, status: number, headers: object, text = "") {
    secure(res, { ...securityHeaders(incoming.https), ...policy, "cache-control": "no-store" });
    res.writeHead(status, { ...headers, ...(status === 403 ? { connection: "close" } : {}) });
    res.end(text);
    req.resume();
  }

  /** `listening`: changes are heard, so pages are kept; false means the database is out of reach. */
  function health(): string {
    const status = options.isReady() ? "ready" : "starting";
    return JSON.stringify({ status, listening: pages.isListening() });
  }

  /** Answers at once where nothing has to be waited for: a promise costs as much as finding a page. */
  function answer(exchange: Exchange): Promise<void> | void {
    const { req, res, incoming } = exchange;
    if (incoming.path === "/api/health") return say(exchange, 200, JSON_TYPE, health());
    if (isFromOtherSite(exchange, publicHost)) return say(exchange, 403, PLAIN, CROSS_SITE);
    if (!isReadable(incoming.path)) return say(exchange, 400, PLAIN, BAD_ADDRESS);
    const route = routeOf(incoming.path, cookieValue(incoming.cookies, LOCALE_COOKIE));
    if (route.kind === "redirect") {
      return say(exchange, route.status, { location: route.to + incoming.search });
    }
    if (route.kind === "page") return pages.send({ ...exchange, ...route });
    if (incoming.path.startsWith("/_next/static/")) {
      secure(res, { ...securityHeaders(incoming.https), ...policy });
      return assets(incoming.path, req, res);
    }
    const locale = localeOfReferer(req.headers.referer);
    return pages.send({ ...exchange, locale, internalPath: null });
  }

  return {
    bridge: pages.bridge,
    handle(req: IncomingMessage, res: ServerResponse): void {
      const failed = (cause: unknown) => {
        log.error("front_failed", {}, cause);
        res.destroy();
      };
      try {
        answer({ req, res, incoming: readIncoming(req, options) })?.catch(failed);
      } catch (cause) {
        failed(cause);
      }
    },
  };
}
