import { z } from "zod";

/** `135.5,34.69,15.5`: degrees and zoom, as addresses of pictures carry them. */
const placeAndZoom = z
  .string()
  .regex(/^\d{2,3}\.\d{1,5},\d{1,2}\.\d{1,5},\d{1,2}(\.\d{1,2})?$/)
  .transform((text) => {
    const [lng = 0, lat = 0, zoom = 0] = text.split(",").map(Number);
    return { lng, lat, zoom };
  })
  .pipe(
    z.object({
      lng: z.number().max(180),
      lat: z.number().max(85),
      zoom: z.number().min(8).max(17),
    }),
  );

/** `704x400`: CSS pixels. */
const pictureSize = z
  .string()
  .regex(/^\d{2,4}x\d{2,4}$/)
  .transform((text) => {
    const [width = 0, height = 0] = text.split("x").map(Number);
    return { width, height };
  })
  .pipe(z.object({ width: z.number().min(40).max(1_000), height: z.number().min(40).max(640) }));

/** What a picture of the map may be asked for. */
export const pictureRequest = z.object({
  at: placeAndZoom,
  size: pictureSize,
  theme: z.enum(["light", "dark"]).default("light"),
  lang: z.string().max(10).default("ja"),
  v: z.string().max(60).default(""),
});
