/** Reads a JPEG's own segments, for tests that look for what should not be there. */
export type Segment = { marker: number; body: Buffer };

/** The segments before the picture's data (ITU-T T.81, annex B). */
export function jpegSegments(jpeg: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg.readUInt16BE(at);
    if (marker === 0xffda) break;
    const length = jpeg.readUInt16BE(at + 2);
    segments.push({ marker, body: jpeg.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
  return segments;
}

const BARE_MARKERS = [0xffdb, 0xffc0, 0xffc4, 0xffdd];

/**
 * What a JPEG carries besides its picture: application and comment segments other than the bare
 * JFIF one of 14 bytes (which cannot hold a thumbnail), and bytes behind its end.
 */
export function extrasOf(jpeg: Buffer): string[] {
  const extras = jpegSegments(jpeg)
    .filter(({ marker, body }) => {
      const bareJfif =
        marker === 0xffe0 && body.length === 14 && body.toString("latin1", 0, 4) === "JFIF";
      return !bareJfif && !BARE_MARKERS.includes(marker);
    })
    .map(({ marker }) => marker.toString(16));
  if (jpeg.readUInt16BE(jpeg.length - 2) !== 0xffd9) extras.push("bytes behind the end");
  return extras;
}

const TRACES = ["Exif\0", "http://ns.adobe.com/xap", "ICC_PROFILE", "Photoshop 3.0", "JFXX"];

/** Names of metadata found anywhere in a file of any kind; none is expected. */
export const tracesIn = (file: Buffer) => TRACES.filter((trace) => file.includes(trace));
