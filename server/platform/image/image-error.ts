/** Why a picture was not taken. The screen has a plain sentence for each. */
export const imageErrorCodes = [
  "empty",
  "too-big",
  "too-many-pixels",
  "not-a-picture",
  "heic",
  "broken",
  "busy",
] as const;

export type ImageErrorCode = (typeof imageErrorCodes)[number];

/** A picture that cannot be taken. `limit` is in bytes or pixels where a limit was passed. */
export class ImageError extends Error {
  readonly code: ImageErrorCode;
  readonly limit: number | null;

  constructor(code: ImageErrorCode, limit: number | null = null) {
    super(`image: ${code}`);
    this.name = "ImageError";
    this.code = code;
    this.limit = limit;
  }
}
