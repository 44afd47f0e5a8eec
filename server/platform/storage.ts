import path from "node:path";
import type { Readable } from "node:stream";
import { environment } from "./env.ts";
import { diskStorage } from "./storage/disk.ts";
import { s3Storage } from "./storage/s3.ts";
import { uploadThingStorage } from "./storage/uploadthing.ts";

/** A file being read. Read the stream to its end or destroy it. */
export type StoredFile = { stream: Readable; size: number; contentType: string };

export type StoredEntry = { key: string; size: number; modifiedAt: Date };

/**
 * Where clean files are kept. Keys are checked (`storage/keys.ts`) and written once: the same bytes
 * may be put again, other bytes need another key. Only the server speaks to it.
 */
export type Storage = {
  kind: "disk" | "s3" | "uploadthing";
  /**
   * Returns when the file is kept for good; `source` is bytes or an absolute path, which stays.
   * @throws when the key or its content type is not allowed, or the file could not be kept
   */
  put(key: string, source: string | Uint8Array, contentType: string): Promise<void>;
  /** @returns null when there is no such file */
  get(key: string): Promise<StoredFile | null>;
  /** Removes what is there of these; what is not there is no error. */
  remove(keys: readonly string[]): Promise<void>;
  /** All files whose key starts with `prefix` ("" for all), in no order. */
  list(prefix: string): AsyncIterable<StoredEntry>;
};

type Variables = Record<string, string | undefined>;

const required = (variables: Variables, name: string) => {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set, but S3_BUCKET is`);
  return value;
};

function openS3(variables: Variables, bucket: string): Storage {
  const secretAccessKey = variables.S3_SECRET_ACCESS_KEY;
  return s3Storage({
    bucket,
    endpoint: variables.S3_ENDPOINT || null,
    region:
      variables.S3_REGION || (variables.S3_ENDPOINT ? "auto" : required(variables, "S3_REGION")),
    credentials: secretAccessKey
      ? { accessKeyId: required(variables, "S3_ACCESS_KEY_ID"), secretAccessKey }
      : null,
    pathStyle: variables.S3_FORCE_PATH_STYLE === "1" || variables.S3_FORCE_PATH_STYLE === "true",
  });
}

/**
 * Opens the storage that the operator chose: `S3_BUCKET` (with `S3_*`), else `UPLOADTHING_TOKEN`,
 * else the disk under `DATA_DIR/photos`. Without `S3_SECRET_ACCESS_KEY` the machine's own role is
 * used, as Amazon's tools do.
 * @throws with the name of the variable that is missing
 */
export function openStorage(
  variables: Variables = process.env,
  dataDir: string = environment().dataDir,
): Storage {
  const { S3_BUCKET: bucket, UPLOADTHING_TOKEN: token } = variables;
  if (bucket && token) throw new Error("Set S3_BUCKET or UPLOADTHING_TOKEN, not both");
  if (bucket) return openS3(variables, bucket);
  if (token) {
    const { UPLOADTHING_API_URL: apiUrl, UPLOADTHING_INGEST_URL: ingestUrl } = variables;
    const { UPLOADTHING_UFS_HOST: ufsHost, UPLOADTHING_ACL: acl } = variables;
    return uploadThingStorage({ token, apiUrl, ingestUrl, ufsHost, acl });
  }
  return diskStorage(path.join(dataDir, "photos"));
}

let opened: Storage | null = null;

/** The storage of this process, opened on first use. */
export function storage(): Storage {
  opened ??= openStorage();
  return opened;
}
