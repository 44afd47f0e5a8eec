import { MASTER_SIDE_PIXELS } from "@/server/media/rules.ts";

const QUALITY = 0.86;
/** A JPEG this small is sent as it is: drawing it again would only cost sharpness. */
const SMALL_BYTES = 1_500_000;

const draw = (bitmap: ImageBitmap, width: number, height: number): Promise<Blob | null> => {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
};

async function drawSmaller(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const side = Math.max(bitmap.width, bitmap.height);
    if (side <= MASTER_SIDE_PIXELS && file.size <= SMALL_BYTES && file.type === "image/jpeg")
      return file;
    const scale = Math.min(1, MASTER_SIDE_PIXELS / side);
    return await draw(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  } finally {
    bitmap.close();
  }
}

/**
 * The photo as it is sent: upright, at most 2,560 px, JPEG. What this browser cannot draw comes back
 * as it is: the server decides, and says why not.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const drawn = await drawSmaller(file);
    return drawn && drawn.size > 0 && drawn.size < file.size ? drawn : file;
  } catch {
    return file;
  }
}
