import type { ServerResponse } from "node:http";
import type { Reader } from "./incoming.ts";
import type { Locale } from "./locale.ts";
import { contentSecurityPolicy, policyHash } from "./security-policy.ts";
import { BROKEN } from "./sentences.ts";

const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:2rem 1rem;font:17px/1.7 "Hiragino Sans","Noto Sans JP","BIZ UDGothic","Yu Gothic",sans-serif;background:#faf8f4;color:#1a1a1a}
main{max-width:36rem;margin:0 auto}h1{font-size:1.5rem;line-height:1.5}a{color:#004c59}
a:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}
strong{font-size:1.25rem;letter-spacing:.05em}
@media (prefers-color-scheme:dark){body{background:#161b1e;color:#f2f2f2}a{color:#99f2ff}}`;

const POLICY = contentSecurityPolicy({ styleHashes: [policyHash(STYLE)] });

/** @param reference number under which the log holds the cause; letters and digits only. */
export function errorPage(locale: Locale, reference: string): string {
  const words = BROKEN[locale];
  const home = locale === "ja" ? "/" : `/${locale}`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${words.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${words.sentence}${words.retry}</p>
<p>${words.reference} <strong>${reference}</strong></p><p><a href="${home}">${words.home}</a></p></main></body></html>
`;
}

/** Answers with the plain page in place of whatever was prepared. Nothing may have been sent. */
export function sendErrorPage(
  reader: Reader,
  res: ServerResponse,
  page: { locale: Locale; reference: string },
): void {
  const body = Buffer.from(errorPage(page.locale, page.reference));
  for (const name of res.getHeaderNames()) {
    if (/^(?:content-|etag|transfer-encoding|link)/.test(name)) res.removeHeader(name);
  }
  res.writeHead(res.statusCode >= 500 ? res.statusCode : 500, {
    "content-type": "text/html; charset=utf-8",
    "content-length": body.length,
    "content-security-policy": POLICY,
    "cache-control": "private, no-store",
  });
  res.end(reader.method === "HEAD" ? undefined : body);
}
