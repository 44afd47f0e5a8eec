import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { chooseEncoding, type Encoded, encodeBoth, plainForm } from "./encoding.ts";
import type { Reader } from "./incoming.ts";

/** An answer that many people get, compressed once. */
export type KeptAnswer = {
  encoded: Encoded;
  /** Weak, the same for every encoding. */
  etag: string;
  /** Sent with every status, 304 too. */
  headers: Record<string, string>;
  bytes: number;
};

/** Headers that belong to one answer, or that are set anew for each. */
const NOT_KEPT =
  /^(?:date|connection|keep-alive|transfer-encoding|content-length|content-encoding|etag|set-cookie|x-nextjs-.*|x-powered-by)$/;

/** @returns the headers of a finished answer that are the same for everybody. */
export function lastingHeaders(res: ServerResponse): Record<string, string> {
  const lasting: Record<string, string> = {};
  for (const [name, value] of Object.entries(res.getHeaders())) {
    if (value === undefined || NOT_KEPT.test(name)) continue;
    lasting[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return lasting;
}

/** @param quality of Brotli, 0 to 11: more for what is sent for weeks. */
export async function keptAnswer(
  body: Buffer,
  headers: Record<string, string>,
  quality?: number,
): Promise<KeptAnswer> {
  const encoded = await encodeBoth(body, quality);
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const overhead = JSON.stringify(headers).length + 500;
  return {
    encoded,
    etag,
    headers: { ...headers, etag, vary: "accept-encoding" },
    bytes: encoded.br.length + encoded.gzip.length + overhead,
  };
}

function isUnchanged(reader: Reader, etag: string): boolean {
  const known = reader.headers["if-none-match"];
  if (!known) return false;
  const bare = etag.replace(/^W\//, "");
  return known.split(",").some((tag) => [bare, "*"].includes(tag.trim().replace(/^W\//, "")));
}

/** Answers from memory: 304 to whoever has it, else the body in an encoding the client takes. */
export function sendKept(reader: Reader, res: ServerResponse, kept: KeptAnswer): void {
  if (isUnchanged(reader, kept.etag)) {
    res.writeHead(304, kept.headers).end();
    return;
  }
  const encoding = chooseEncoding(reader.headers["accept-encoding"]);
  const body = encoding ? kept.encoded[encoding] : plainForm(kept.encoded);
  res.writeHead(200, {
    ...kept.headers,
    ...(encoding ? { "content-encoding": encoding } : {}),
    "content-length": body.length,
  });
  res.end(reader.method === "HEAD" ? undefined : body);
}
