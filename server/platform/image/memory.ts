import type { ImageKind } from "./sniff.ts";

export type Header = {
  kind: ImageKind;
  width: number;
  height: number;
  channels: number;
  /** 1 for 8 bits a channel, 2 for more. */
  bytesPerChannel: number;
  /** Interlaced or progressive: nothing can be shown before all of it was read. */
  progressive: boolean;
  /** Name of the embedded colour profile, or null. */
  profile: string | null;
  /** How the camera was held (EXIF 2.32, 4.6.4, tag 0x0112): 1 is upright. */
  orientation: number;
};

const MEGABYTE = 1_000_000;

/** No picture may take more: the bare process and what the last one left come on top of it. */
export const MAX_DECODE_MEGABYTES = 420;

/**
 * Megabytes a decode takes at its peak, on the safe side; measured with 50-megapixel files of each
 * kind. A plain JPEG or PNG streams through; an interlaced PNG and a progressive JPEG are held
 * whole (a JPEG as 16-bit coefficients); AVIF is held several times over.
 */
export function decodeMegabytes(header: Header): number {
  const samples = (header.width * header.height * header.channels) / MEGABYTE;
  if (header.kind === "avif") return 60 + samples * 6.5;
  if (header.kind === "webp") return 70 + samples * 1.6;
  if (header.kind === "jpeg") return 70 + (header.progressive ? samples * 2.2 : 0);
  return 80 + (header.progressive ? samples * header.bytesPerChannel * 1.1 : 40);
}

export type MemoryGate = <T>(megabytes: number, work: () => Promise<T>) => Promise<T>;

/**
 * Lets work in, first come first served, while the sum stays within the budget. Work that is
 * larger than the whole budget runs alone.
 */
export function memoryGate(budgetMegabytes: number): MemoryGate {
  let used = 0;
  const waiting: { need: number; enter: () => void }[] = [];

  const admit = () => {
    for (;;) {
      const first = waiting[0];
      if (!first || used + first.need > budgetMegabytes) return;
      waiting.shift();
      used += first.need;
      first.enter();
    }
  };

  return async (megabytes, work) => {
    const need = Math.min(megabytes, budgetMegabytes);
    await new Promise<void>((enter) => {
      waiting.push({ need, enter });
      admit();
    });
    try {
      return await work();
    } finally {
      used -= need;
      admit();
    }
  };
}
