import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, json } from "node:stream/consumers";
import busboy from "busboy";
import type { Double } from "./s3-double.ts";

type Kept = { key: string; customId: string; name: string; bytes: Buffer; at: number };

const API_KEY = "sk_test_of_the_double";
const APP_ID = "testapp";
const PAGE = 2;

/** What UTApi is given: it holds the key, the application and where files are sent. */
export const doubleToken = Buffer.from(
  JSON.stringify({ apiKey: API_KEY, appId: APP_ID, regions: ["local"] }),
).toString("base64");

const reply = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
};

/** The one file of a multipart body. */
function fileIn(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const form = busboy({ headers: request.headers });
    form.on("file", (_, stream) => void buffer(stream).then(resolve, reject));
    form.on("error", reject);
    request.pipe(form);
  });
}

async function take(
  kept: Kept[],
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await fileIn(request);
  const said = (name: string) => decodeURIComponent(url.searchParams.get(name) ?? "");
  const customId = said("x-ut-custom-id");
  const isSigned = url.searchParams.get("signature")?.startsWith("hmac-sha256=");
  if (!isSigned || said("x-ut-identifier") !== APP_ID) return reply(response, 401, {});
  if (kept.some((file) => file.customId === customId)) {
    return reply(response, 409, { error: "customId already in use" });
  }
  if (Number(said("x-ut-file-size")) !== bytes.length) return reply(response, 400, {});
  const key = url.pathname.slice("/ingest/".length);
  kept.push({ key, customId, name: said("x-ut-file-name"), bytes, at: Date.now() });
  const address = `http://double/f/${key}`;
  reply(response, 200, { url: address, appUrl: address, ufsUrl: address, fileHash: "0" });
}

type Call = { customIds?: string[]; limit?: number; offset?: number };

async function call(
  kept: Kept[],
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers["x-uploadthing-api-key"] !== API_KEY) return reply(response, 401, {});
  const { customIds = [], offset = 0 } = (await json(request)) as Call;
  if (name === "deleteFiles") {
    const gone = kept.filter((file) => customIds.includes(file.customId));
    for (const file of gone) kept.splice(kept.indexOf(file), 1);
    return reply(response, 200, { success: true, deletedCount: gone.length });
  }
  if (name !== "listFiles") return reply(response, 404, {});
  const files = kept.slice(offset, offset + PAGE).map((file) => ({
    id: file.key,
    key: file.key,
    customId: file.customId,
    name: file.name,
    size: file.bytes.length,
    status: "Uploaded",
    uploadedAt: file.at,
  }));
  reply(response, 200, { hasMore: offset + PAGE < kept.length, files });
}

function read(kept: Kept[], url: URL, response: ServerResponse): void {
  const id = decodeURIComponent(url.pathname.split("/")[3] ?? "");
  const found = kept.find((file) => file.customId === id || file.key === id);
  if (!url.searchParams.get("signature")) return void response.writeHead(403).end();
  if (!found) return void response.writeHead(404).end();
  response.writeHead(200, { "content-length": found.bytes.length }).end(found.bytes);
}

/**
 * Stands in for UploadThing in tests: sending, `deleteFiles`, `listFiles` and reading by custom id.
 * Like the real one, it does not take a custom id a second time.
 */
export async function startUploadThingDouble(): Promise<Double> {
  const kept: Kept[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://double");
    const [, first, second, third = ""] = url.pathname.split("/");
    if (first === "ingest") void take(kept, url, request, response);
    else if (first === "api" && second === "v6") void call(kept, third, request, response);
    else if (first === "a" && second === APP_ID) read(kept, url, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
