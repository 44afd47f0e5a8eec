export type ImageKind = "jpeg" | "png" | "webp" | "avif" | "heic";

/** So many bytes from the start of a file decide; an `ftyp` box with many brands fits. */
export const SNIFF_BYTES = 512;

const HEVC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];
const AVIF_BRANDS = ["avif", "avis"];

const startsWith = (head: Uint8Array, bytes: number[], at = 0) =>
  bytes.every((byte, i) => head[at + i] === byte);

const letters = (head: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...head.subarray(from, Math.min(to, head.length)));

/** The major brand and the compatible ones of an ISO base media file (ISO/IEC 14496-12, 4.3). */
function brandsOf(head: Uint8Array): string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const end = Math.min(view.getUint32(0), head.length);
  const brands = [letters(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(letters(head, at, at + 4));
  return brands;
}

/**
 * The kind of picture by its first bytes; the name and the sender's type are never asked.
 * `mif1` alone does not say how it is compressed: it is told apart when the header is read.
 * @returns null for everything else (GIF, SVG, HTML, PDF, TIFF, …)
 */
export function sniff(head: Uint8Array): ImageKind | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (letters(head, 0, 4) === "RIFF" && letters(head, 8, 12) === "WEBP") return "webp";
  if (head.length < 16 || letters(head, 4, 8) !== "ftyp") return null;
  const brands = brandsOf(head);
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return "avif";
  if (brands.some((brand) => HEVC_BRANDS.includes(brand))) return "heic";
  return brands.some((brand) => brand === "mif1" || brand === "msf1") ? "avif" : null;
}
