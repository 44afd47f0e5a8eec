import { createServer } from "node:http";
import { log } from "../platform/log.ts";
import { offerFrontBridge } from "./bridge.ts";
import { createClosing, watchForEnd } from "./closing.ts";
import { createFront } from "./front.ts";
import type { Render } from "./pages.ts";
import { operatorPolicy } from "./security-policy.ts";
import { listenSentence, opened, settingsSentence, startSentence } from "./sentences.ts";
import { completeEnvironment, frontSettings, readEnvironmentFile } from "./settings.ts";

/** Long enough for five photos over a slow telephone; Node's own limit is five minutes. */
const REQUEST_LIMIT_MS = 30 * 60_000;
/** Longer than a proxy keeps a connection, so that the proxy closes first. */
const KEEP_ALIVE_MS = 75_000;

async function loadNext(hostname: string, port: number): Promise<Render> {
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: process.cwd(), hostname, port });
  await app.prepare();
  return app.getRequestHandler();
}

function fail(sentence: string): never {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

function start(): void {
  const settings = frontSettings();
  const wrong = settingsSentence(settings);
  if (wrong) fail(wrong);
  completeEnvironment(settings, process.env);
  const { listenHost: host, port, publicUrl } = settings;

  let isReady = false;
  let loading: Promise<Render> | null = null;
  const load = () => {
    loading ??= loadNext(host, port);
    return loading;
  };
  const { handle, bridge } = createFront({
    publicUrl,
    proxy: settings.trustProxy,
    policy: operatorPolicy(process.env),
    render: async (req, res) => (await load())(req, res),
    isReady: () => isReady,
  });
  const limits = { requestTimeout: REQUEST_LIMIT_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = createServer(limits, handle);
  const closing = createClosing(server);
  const failToStart = (cause: unknown) => {
    log.error("start_failed", {}, cause);
    fail(startSentence(cause));
  };
  const resume = () => {
    bridge.resume();
    if (!isReady) console.log(opened(publicUrl, host));
    isReady = true;
  };
  offerFrontBridge({ ...bridge, resume, onClose: closing.onClose, fail: failToStart });
  watchForEnd(() => void closing.close().then(() => process.exit(0)));

  server.on("error", (error: NodeJS.ErrnoException) =>
    fail(listenSentence({ code: error.code, host, port })),
  );
  server.listen(port, host, () => void load().catch(failToStart));
}

readEnvironmentFile();
start();
