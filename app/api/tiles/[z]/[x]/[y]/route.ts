import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { taggedAnswer } from "@/app/api/map/tagged-answer.ts";
import { mapTile } from "@/server/reports/queries/tile.ts";
import { filterFromUrl } from "@/server/reports/rules/filter.ts";
import { MAP_FOLDED } from "@/server/reports/rules/fold-cells.ts";
import { encodeTile } from "@/server/reports/rules/tile-encoding.ts";
import { tileAddress } from "@/server/reports/schema.ts";

type Params = { params: Promise<{ z: string; x: string; y: string }> };

/** Reports of a map tile as a vector tile; the filter stands in the query as on every page. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const tile = tileAddress.safeParse(await params);
  if (!tile.success) return new Response(null, { status: 404 });
  const filter = filterFromUrl(new URL(request.url).searchParams);
  await tagPage("reports", MAP_FOLDED);
  const content = await mapTile(await requestContext("ja"), tile.data, filter);
  return taggedAnswer(request, encodeTile(content, tile.data), {
    "content-type": "application/vnd.mapbox-vector-tile",
    // Short: what was taken down must not be found again on the map.
    "cache-control": "private, max-age=5",
  });
}
