/** Parts of letters, digits, `_`, `-` and `.`, none beginning with a dot: nothing leads upwards. */
const KEY = /^[a-z0-9_-][a-z0-9_.-]*(?:\/[a-z0-9_-][a-z0-9_.-]*)*$/;
const PREFIX = /^(?:[a-z0-9_-][a-z0-9_.-]*\/)*(?:[a-z0-9_-][a-z0-9_.-]*)?$/;
const KEY_LENGTH = 200;

/** The name says the type, so that every driver answers the same whatever it keeps beside a file. */
const CONTENT_TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  webp: "image/webp",
  png: "image/png",
  json: "application/json",
  csv: "text/csv",
  gz: "application/gzip",
};

/** A key that is not ours to use; where it came from, something else is wrong. */
export class StorageKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StorageKeyError";
  }
}

/** @throws StorageKeyError for anything but a plain relative key of at most 200 letters */
export function checkedKey(key: string): string {
  if (key.length > KEY_LENGTH || !KEY.test(key)) {
    throw new StorageKeyError("not a storage key");
  }
  return key;
}

/** @throws StorageKeyError for anything that no key could begin with */
export function checkedPrefix(prefix: string): string {
  if (prefix.length > KEY_LENGTH || !PREFIX.test(prefix)) {
    throw new StorageKeyError("not the beginning of a storage key");
  }
  return prefix;
}

/** @throws StorageKeyError when the ending is not one that is kept */
export function contentTypeOf(key: string): string {
  const type = CONTENT_TYPES[key.slice(key.lastIndexOf(".") + 1)];
  if (!type) throw new StorageKeyError("no content type for this storage key");
  return type;
}

/** Checks a key with the type it is to be kept with. @throws StorageKeyError */
export function checkedPut(key: string, contentType: string): void {
  if (contentTypeOf(checkedKey(key)) !== contentType) {
    throw new StorageKeyError("the storage key says another content type");
  }
}
