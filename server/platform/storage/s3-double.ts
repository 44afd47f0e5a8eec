import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Stands in for an S3 server in tests: path style, one bucket, pages of two keys. */
export type Double = { address: string; close(): Promise<void> };

type Kept = { bytes: Buffer; type: string; at: Date };

const PAGE = 2;

const xml = (response: ServerResponse, status: number, body: string) => {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
};

function listed(kept: Map<string, Kept>, query: URLSearchParams): string {
  const prefix = query.get("prefix") ?? "";
  const keys = [...kept.keys()].filter((key) => key.startsWith(prefix)).sort();
  const from = Number(query.get("continuation-token") ?? 0);
  const next = from + PAGE < keys.length ? from + PAGE : null;
  const contents = keys.slice(from, from + PAGE).map((key) => {
    const { bytes, at } = kept.get(key) as Kept;
    return `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${at.toISOString()}</LastModified></Contents>`;
  });
  const more = next === null ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<ListBucketResult><IsTruncated>${next !== null}</IsTruncated>${more}${contents.join("")}</ListBucketResult>`;
}

function removed(kept: Map<string, Kept>, body: string): string {
  for (const [, key = ""] of body.matchAll(/<Key>([^<]+)<\/Key>/g)) kept.delete(key);
  return "<DeleteResult/>";
}

function read(kept: Map<string, Kept>, key: string, head: boolean, response: ServerResponse): void {
  const found = kept.get(key);
  if (!found) {
    xml(response, 404, head ? "" : "<Error><Code>NoSuchKey</Code></Error>");
    return;
  }
  response.writeHead(200, {
    "content-type": found.type,
    "content-length": found.bytes.length,
    "last-modified": found.at.toUTCString(),
  });
  response.end(head ? undefined : found.bytes);
}

async function answer(
  kept: Map<string, Kept>,
  bucket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://double");
  const [, first, ...rest] = decodeURIComponent(url.pathname).split("/");
  const key = rest.join("/");
  const body = await buffer(request);
  if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=test-key/")) {
    return xml(response, 403, "<Error><Code>AccessDenied</Code></Error>");
  }
  if (first !== bucket) return xml(response, 404, "<Error><Code>NoSuchBucket</Code></Error>");
  if (request.method === "PUT") {
    kept.set(key, {
      bytes: body,
      type: request.headers["content-type"] ?? "",
      at: new Date(),
    });
    response.writeHead(200, { etag: '"double"' }).end();
  } else if (request.method === "DELETE") {
    kept.delete(key);
    response.writeHead(204).end();
  } else if (request.method === "POST" && url.searchParams.has("delete")) {
    xml(response, 200, removed(kept, body.toString()));
  } else if (key) {
    read(kept, key, request.method === "HEAD", response);
  } else {
    xml(response, 200, listed(kept, url.searchParams));
  }
}

/** Starts it on a free port. Only what is signed with `test-key` gets in. */
export async function startS3Double(bucket: string): Promise<Double> {
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => void answer(kept, bucket, request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
