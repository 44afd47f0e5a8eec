import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { UTApi } from "uploadthing/server";
import type { Storage, StoredEntry, StoredFile } from "../storage.ts";
import { checkedKey, checkedPrefix, checkedPut, contentTypeOf } from "./keys.ts";

export type UploadThingOptions = {
  token: string;
  /** Other addresses than UploadThing's own; for tests and emulators. */
  apiUrl?: string | undefined;
  ingestUrl?: string | undefined;
  ufsHost?: string | undefined;
  /** `private` or `public-read`; without it, what the application is set to. */
  acl?: string | undefined;
};

const TIMEOUT_MS = 30_000;
const PAGE = 500;

/** UploadThing makes file keys of its own; ours is the custom id, which stands in an address. */
const customIdOf = (key: string) => checkedKey(key).replaceAll("/", "~");
const keyOf = (customId: string) => customId.replaceAll("~", "/");

function isKey(key: string): boolean {
  try {
    return checkedKey(key) === key;
  } catch {
    return false;
  }
}

const withTimeout: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) });

/** The package is large: loaded where it is used, and for nobody else. */
const load = () => import("uploadthing/server");

async function connect(options: UploadThingOptions): Promise<UTApi> {
  const { token, apiUrl, ingestUrl, ufsHost } = options;
  const { UTApi } = await load();
  return new UTApi({
    token,
    fetch: withTimeout as never,
    logLevel: "None",
    ...(apiUrl ? { apiUrl } : {}),
    ...(ingestUrl ? { ingestUrl } : {}),
    ...(ufsHost ? { ufsHost, ufsAppIdLocation: "path" } : {}),
  });
}

async function get(api: UTApi, key: string): Promise<StoredFile | null> {
  const { ufsUrl } = await api.generateSignedURL(customIdOf(key), { expiresIn: 300 });
  const answer = await withTimeout(ufsUrl);
  if (answer.status === 404) return null;
  if (!answer.ok || !answer.body) throw new Error(`UploadThing answered ${answer.status}`);
  return {
    stream: Readable.fromWeb(answer.body as ReadableStream),
    size: Number(answer.headers.get("content-length") ?? 0),
    contentType: contentTypeOf(key),
  };
}

async function sizeOf(api: UTApi, key: string): Promise<number | null> {
  const found = await get(api, key).catch(() => null);
  found?.stream.destroy();
  return found?.size ?? null;
}

async function put(api: UTApi, key: string, bytes: Uint8Array, acl?: string): Promise<void> {
  const { UTFile } = await load();
  const file = new UTFile([bytes as Uint8Array<ArrayBuffer>], key.slice(key.lastIndexOf("/") + 1), {
    customId: customIdOf(key),
    type: contentTypeOf(key),
  });
  const { error } = await api.uploadFiles(file, {
    ...(acl === "private" || acl === "public-read" ? { acl } : {}),
  });
  // A custom id cannot be used twice; a second send of the same bytes has already succeeded.
  if (error && (await sizeOf(api, key)) !== bytes.length) {
    throw new Error(`UploadThing did not take the file: ${error.code}`);
  }
}

async function* list(open: () => Promise<UTApi>, prefix: string): AsyncGenerator<StoredEntry> {
  const api = await open();
  for (let offset = 0; ; ) {
    const page = await api.listFiles({ limit: PAGE, offset });
    offset += page.files.length;
    for (const { customId, size, status, uploadedAt } of page.files) {
      const key = keyOf(customId ?? "");
      if (status !== "Uploaded" || !isKey(key) || !key.startsWith(prefix)) continue;
      yield { key, size, modifiedAt: new Date(uploadedAt) };
    }
    if (!page.hasMore || page.files.length === 0) return;
  }
}

/**
 * Files at UploadThing, sent and read by the server alone, with signed addresses. Set the
 * application's files to private there: a public one can be read by whoever knows its key.
 */
export function uploadThingStorage(options: UploadThingOptions): Storage {
  let connected: Promise<UTApi> | null = null;
  const api = () => {
    connected ??= connect(options);
    return connected;
  };
  return {
    kind: "uploadthing",
    put: async (key, source, contentType) => {
      checkedPut(key, contentType);
      const bytes = typeof source === "string" ? await readFile(source) : source;
      await put(await api(), key, bytes, options.acl);
    },
    get: async (key) => get(await api(), checkedKey(key)),
    remove: async (keys) => {
      const customIds = keys.map(customIdOf);
      if (customIds.length === 0) return;
      await (await api()).deleteFiles(customIds, { keyType: "customId" });
    },
    list: (prefix) => list(api, checkedPrefix(prefix)),
  };
}
