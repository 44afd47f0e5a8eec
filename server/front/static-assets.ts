import type { IncomingMessage, ServerResponse } from "node:http";
import { createByteLru } from "./byte-lru.ts";
import { isCompressible } from "./encoding.ts";
import { intercept, release } from "./intercept.ts";
import { type KeptAnswer, keptAnswer, lastingHeaders, sendKept } from "./kept-page.ts";
import { collected } from "./outgoing.ts";

type Render = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const CEILING_BYTES = 32 * 1024 * 1024;
/** Brotli 9: these are sent for weeks and compressed once. Both at once, because they are large. */
const HOW = { encodings: ["br", "gzip"], quality: 9 } as const;

/**
 * Scripts and styles of the build: compressed on first use and kept, because their names change
 * with their content. Pictures and fonts pass as they are.
 */
export function createStaticAssets(render: Render) {
  const kept = createByteLru<KeptAnswer>(CEILING_BYTES);

  return async (path: string, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const found = kept.get(path);
    if (found) return sendKept(req, res, found);
    // A kept answer is a whole one: nothing of this reader's conditions may reach its making.
    if (req.method === "GET" && !req.headers.range) {
      for (const name of ["if-none-match", "if-modified-since"]) delete req.headers[name];
      intercept(res, () => {
        if (res.statusCode !== 200 || !isCompressible(res.getHeader("content-type"))) return null;
        return collected(res, async (body) => {
          const asset = await keptAnswer(body, lastingHeaders(res), HOW);
          kept.set(path, asset, asset.bytes);
          release(res);
          for (const name of res.getHeaderNames()) res.removeHeader(name);
          sendKept(req, res, asset);
        });
      });
    }
    await render(req, res);
  };
}
