import type { ImageErrorCode } from "./image-error.ts";

export type CleanLimits = {
  bytes: number;
  pixels: number;
  /** The longest side of the clean picture, in pixels. */
  longestSide: number;
};

/** Make one clean JPEG of whatever was sent. Both are absolute paths. */
export type CleanJob = { kind: "clean"; input: string; output: string; limits: CleanLimits };

export type CleanPhoto = {
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  /** Average colour as `#rrggbb`, shown until the picture has come. */
  colour: string;
};

/** Make smaller WebP copies of a clean picture; nothing is enlarged. */
export type SizesJob = {
  kind: "sizes";
  input: string;
  outputs: { path: string; longestSide: number }[];
};

export type SizedPhoto = { path: string; width: number; height: number; bytes: number };

export type ImageJob = CleanJob | SizesJob;
export type ImageResult = CleanPhoto | SizedPhoto[];

/** Parent to child. */
export type Order = { id: number; job: ImageJob };

/** Child to parent, once it can take orders. */
export type Ready = { ready: true };

/** Child to parent. `residentBytes` lets the parent replace a child that has grown. */
export type Answer = { id: number; residentBytes: number } & (
  | { result: ImageResult }
  | { code: ImageErrorCode; limit: number | null }
  | { failure: string }
);

/** The child ends itself with this code when it has grown past its ceiling. */
export const EXIT_TOO_LARGE = 75;
