import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import type { Storage, StoredEntry, StoredFile } from "../storage.ts";
import { checkedKey, checkedPrefix, checkedPut, contentTypeOf } from "./keys.ts";

export type S3Options = {
  bucket: string;
  /** Address of an S3-compatible server, or null for Amazon's. */
  endpoint: string | null;
  region: string;
  /** Null: the role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
  pathStyle: boolean;
};

/** As many keys as one DeleteObjects request takes. */
const KEYS_PER_REQUEST = 1_000;

/** The package is large: loaded where it is used, and for nobody else. */
const load = () => import("@aws-sdk/client-s3");

type Bucket = { sdk: typeof import("@aws-sdk/client-s3"); client: S3Client; name: string };

async function connect(options: S3Options): Promise<Bucket> {
  const { endpoint, region, credentials, pathStyle } = options;
  const sdk = await load();
  const client = new sdk.S3Client({
    region,
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
    // Checksums that Amazon added later are refused by many compatible servers.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  });
  return { sdk, client, name: options.bucket };
}

async function get(bucket: Bucket, key: string): Promise<StoredFile | null> {
  try {
    const command = new bucket.sdk.GetObjectCommand({ Bucket: bucket.name, Key: key });
    const { Body: stream, ContentLength: size = 0 } = await bucket.client.send(command);
    if (!(stream instanceof Readable)) throw new Error("S3 answered without a body");
    return { stream, size, contentType: contentTypeOf(key) };
  } catch (error) {
    if (error instanceof bucket.sdk.S3ServiceException && error.name === "NoSuchKey") return null;
    throw error;
  }
}

async function remove(bucket: Bucket, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += KEYS_PER_REQUEST) {
    const Objects = keys.slice(from, from + KEYS_PER_REQUEST).map((Key) => ({ Key }));
    const { Errors: failed = [] } = await bucket.client.send(
      new bucket.sdk.DeleteObjectsCommand({
        Bucket: bucket.name,
        Delete: { Objects, Quiet: true },
      }),
    );
    if (failed[0]) throw new Error(`S3 did not remove ${failed.length} files: ${failed[0].Code}`);
  }
}

async function* list(open: () => Promise<Bucket>, prefix: string): AsyncGenerator<StoredEntry> {
  const bucket = await open();
  let from: string | undefined;
  do {
    const page = await bucket.client.send(
      new bucket.sdk.ListObjectsV2Command({
        Bucket: bucket.name,
        Prefix: prefix,
        ContinuationToken: from,
      }),
    );
    for (const { Key: key, Size: size, LastModified: modifiedAt } of page.Contents ?? []) {
      if (key && modifiedAt) yield { key, size: size ?? 0, modifiedAt };
    }
    from = page.NextContinuationToken;
  } while (from);
}

/** Files in a bucket of Amazon S3 or a compatible server. The bucket stays private. */
export function s3Storage(options: S3Options): Storage {
  let connected: Promise<Bucket> | null = null;
  const open = () => {
    connected ??= connect(options);
    return connected;
  };
  return {
    kind: "s3",
    put: async (key, source, contentType) => {
      checkedPut(key, contentType);
      // A few megabytes at most; bytes in memory can be sent again when the connection breaks.
      const Body = typeof source === "string" ? await readFile(source) : source;
      const { client, sdk, name: Bucket } = await open();
      await client.send(
        new sdk.PutObjectCommand({ Bucket, Key: key, Body, ContentType: contentType }),
      );
    },
    get: async (key) => get(await open(), checkedKey(key)),
    remove: async (keys) => remove(await open(), keys.map(checkedKey)),
    list: (prefix) => list(open, checkedPrefix(prefix)),
  };
}
