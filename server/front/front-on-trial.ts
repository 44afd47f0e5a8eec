import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createFront } from "./front.ts";
import type { Render } from "./pages.ts";

type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
type Ask = { method?: string; headers?: Record<string, string>; body?: string };

const servers: Server[] = [];

export function closeFronts(): void {
  for (const server of servers.splice(0)) server.close();
}

/** A front on a free port before a stand-in for Next. */
export async function frontOf(render: Render, isReady = () => true) {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const publicUrl = `http://127.0.0.1:${port}`;
  const front = createFront({ publicUrl, proxy: false, policy: {}, render, isReady });
  server.on("request", front.handle);
  front.bridge.resume();
  const ask = (path: string, { method = "GET", headers = {}, body }: Ask = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const req = request(
        { port, host: "127.0.0.1", path, method, headers, agent: false },
        (res) => {
          const chunks: Buffer[] = [];
          res.on("data", (chunk) => chunks.push(chunk));
          res.on("end", () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: res.statusCode ?? 0,
              headers: res.headers,
              body: whole,
              text: whole.toString(),
            });
          });
        },
      );
      req.on("error", reject);
      req.end(body);
    });
  return { ask, bridge: front.bridge };
}

export type Page = {
  tags?: string[];
  status?: number;
  headers?: Record<string, string>;
  pad?: number;
  link?: string;
};

/** Renders as Next does: the nonce of the policy header on each script, tags by the render id. */
function nextLike(pages: Record<string, Page>) {
  const seen: IncomingHttpHeaders[] = [];
  const state = { addTags: (_id: string, _tags: string[]) => {}, midway: () => {} };
  let renders = 0;
  const render: Render = async (req, res) => {
    renders += 1;
    seen.push(req.headers);
    const page = pages[(req.url ?? "").replace(/\?.*/, "")] ?? { status: 404 };
    const nonce = /'nonce-([^']+)'/.exec(String(req.headers["content-security-policy"]))?.[1];
    state.addTags(String(req.headers["x-machikado-render"]), page.tags ?? []);
    res.statusCode = page.status ?? 200;
    res.setHeader("content-type", "text/html; charset=utf-8");
    if (page.link) res.setHeader("link", `${page.link}; nonce="${nonce}"`);
    for (const [name, value] of Object.entries(page.headers ?? {})) res.setHeader(name, value);
    res.flushHeaders();
    res.write(`<html><script nonce="${nonce}">run()</script><script>evil()</script>`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    state.midway();
    res.end(`<p>render ${renders}</p>${"あ".repeat(page.pad ?? 0)}</html>`);
  };
  return { render, seen, state, renders: () => renders };
}

/** A front before pages that are rendered as Next does. */
export async function frontOfPages(pages: Record<string, Page>) {
  const next = nextLike(pages);
  const { ask, bridge } = await frontOf(next.render);
  next.state.addTags = bridge.addTags;
  return { ask, bridge, next };
}
