import { taggedAnswer } from "@/app/api/map/tagged-answer.ts";
import { cityMap } from "@/server/places/queries/map.ts";

/** The city pack as GeoJSON. Its address carries the stamp of its content. */
export function GET(request: Request): Response {
  const { json, stamp } = cityMap();
  const isExact = new URL(request.url).searchParams.get("v") === stamp;
  return taggedAnswer(request, json, {
    "content-type": "application/geo+json",
    "cache-control": isExact ? "public, max-age=31536000, immutable" : "public, max-age=60",
  });
}
