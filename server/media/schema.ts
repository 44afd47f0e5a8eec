import { z } from "zod";
import { isPhotoKey, MAX_ALT_LETTERS, sizeNames } from "./rules.ts";

export const photoKey = z.string().refine(isPhotoKey);

export const photoSize = z.enum(sizeNames);

/** The parts of `/api/media/<key>/<size>`. */
export const photoAddress = z.object({ key: photoKey, size: photoSize });

/** The line for those who cannot see the photo, counted as people count letters. */
export const photoAlt = z.string().refine((text) => [...text].length <= MAX_ALT_LETTERS);

/** A photo as the form's script gets it once it is kept. */
export const receivedPhoto = z.object({
  id: z.uuid(),
  key: photoKey,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
});

/** What a browser read out of a photo before it sent it; offered to the sender, never trusted. */
export const photoFacts = z.object({
  takenAt: z.iso.datetime({ offset: true }).nullable(),
  place: z
    .object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
    .nullable(),
});
export type PhotoFacts = z.infer<typeof photoFacts>;
