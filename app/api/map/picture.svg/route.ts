import { isLocale } from "@/app/_i18n/locales.ts";
import { taggedAnswer } from "@/app/api/map/tagged-answer.ts";
import { mapPicture, mapStamp } from "@/server/places/queries/map.ts";
import { pictureRequest } from "@/server/places/schema.ts";

/** The map around a place as a picture: for phones before the map, for paper, without script. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = pictureRequest.safeParse(query);
  if (!asked.success) return new Response(null, { status: 404 });
  const { at, size, theme, lang, v } = asked.data;
  const locale = isLocale(lang) ? lang : "ja";
  return taggedAnswer(request, await mapPicture({ ...at, ...size }, { theme, locale }), {
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cache-control": v === mapStamp() ? "public, max-age=604800, immutable" : "public, max-age=60",
  });
}
