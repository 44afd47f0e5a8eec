import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { chooseEncoding, type Encoded, type Encoding, encodeBoth, plainForm } from "./encoding.ts";
import type { Reader } from "./incoming.ts";

/** An answer that many people get, compressed once. */
export type KeptAnswer = {
  encoded: Encoded;
  /** Weak, the same for every encoding. */
  etag: string;
  /** Heads of the possible answers as node writes them fastest: name, value, name, value. */
  heads: Record<Encoding | "plain" | "unchanged", string[]>;
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
  const unchanged = Object.entries({ ...headers, etag, vary: "accept-encoding" }).flat();
  const head = (encoding: Encoding) => [
    ...unchanged,
    ...["content-encoding", encoding, "content-length", String(encoded[encoding].length)],
  ];
  return {
    encoded,
    etag,
    heads: {
      br: head("br"),
      gzip: head("gzip"),
      plain: [...unchanged, "content-length", String(body.length)],
      unchanged,
    },
    // The texts of a head are the same in all four.
    bytes: encoded.br.length + encoded.gzip.length + JSON.stringify(headers).length + 900,
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
    res.writeHead(304, kept.heads.unchanged).end();
    return;
  }
  const encoding = chooseEncoding(reader.headers["accept-encoding"]);
  res.writeHead(200, kept.heads[encoding ?? "plain"]);
  if (reader.method === "HEAD") res.end();
  else res.end(encoding ? kept.encoded[encoding] : plainForm(kept.encoded));
}
