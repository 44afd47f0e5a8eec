import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import {
  chooseEncoding,
  type Encoded,
  type Encoding,
  encode,
  inEncoding,
  plainForm,
} from "./encoding.ts";
import type { Reader } from "./incoming.ts";

/** A form the body of an answer can take; `unchanged` has none. */
type Form = Encoding | "plain" | "unchanged";

/** An answer that many people get, compressed once. */
export type KeptAnswer = {
  encoded: Encoded;
  /** Weak, the same for every encoding. */
  etag: string;
  /** Sent with every status, 304 too. */
  headers: Record<string, string>;
  /** Heads as node writes them fastest: name, value, name, value. */
  heads: Partial<Record<Form, string[]>>;
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

/**
 * @param how the encodings to make at once, Brotli where nothing is said, and its quality, 0 to 11:
 * more for what is sent for weeks
 */
export async function keptAnswer(
  body: Buffer,
  headers: Record<string, string>,
  how: { encodings?: readonly Encoding[]; quality?: number } = {},
): Promise<KeptAnswer> {
  const encoded = await encode(body, how.encodings ?? ["br"], how.quality);
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const lengths = Object.values(encoded).map(({ length }) => length);
  return {
    encoded,
    etag,
    headers: { ...headers, etag, vary: "accept-encoding" },
    heads: {},
    // As if it were there in both encodings, and its head in both.
    bytes: Math.max(...lengths) * 2 + JSON.stringify(headers).length + 900,
  };
}

function headOf(kept: KeptAnswer, form: Form, length: number | null): string[] {
  const known = kept.heads[form];
  if (known) return known;
  const head = Object.entries({
    ...kept.headers,
    ...(form === "br" || form === "gzip" ? { "content-encoding": form } : {}),
    ...(length === null ? {} : { "content-length": String(length) }),
  }).flat();
  kept.heads[form] = head;
  return head;
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
    res.writeHead(304, headOf(kept, "unchanged", null)).end();
    return;
  }
  const encoding = chooseEncoding(reader.headers["accept-encoding"]);
  const body = encoding ? inEncoding(kept.encoded, encoding) : plainForm(kept.encoded);
  res.writeHead(200, headOf(kept, encoding ?? "plain", body.length));
  res.end(reader.method === "HEAD" ? undefined : body);
}
