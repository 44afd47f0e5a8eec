import { Readable } from "node:stream";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { photoFile } from "@/server/media/queries.ts";
import { photoSize } from "@/server/media/schema.ts";

type Params = { params: Promise<{ key: string; size: string }> };

/** A photo's bytes. A size that is not made yet is the master, and is not kept for long. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { key, size } = await params;
  const known = photoSize.safeParse(size);
  if (!known.success) return new Response(null, { status: 404 });
  const file = await photoFile(await requestContext("ja"), key, known.data).catch(() => null);
  if (!file) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.size),
      "cache-control": `private, max-age=${file.final ? 3_600 : 5}`,
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
