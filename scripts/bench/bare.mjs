import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import { start, stop } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";

/** Node adds these itself, to every answer. */
const OWN = /^(?:date|connection|keep-alive)$/i;

/** Header names and values in turn, as they came, without those that Node adds. */
function lastingHeaders(raw) {
  const lasting = [];
  for (let i = 0; i < raw.length; i += 2) {
    if (!OWN.test(raw[i])) lasting.push(raw[i], raw[i + 1]);
  }
  return lasting;
}

/** Sends one request and waits for all of the answer. */
export function ask(url, { method = "GET", path: address, headers = {}, body, agent }) {
  return new Promise((resolve, reject) => {
    const length = body ? { "content-length": Buffer.byteLength(body) } : {};
    const options = { method, headers: { ...headers, ...length }, agent, timeout: 120_000 };
    const req = http.request(new URL(address, url), options, (res) => {
      const chunks = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.once("error", reject);
      res.once("end", () =>
        resolve({
          status: res.statusCode,
          headers: res.headers,
          rawHeaders: res.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    });
    req.once("timeout", () => req.destroy(new Error("no answer within two minutes")));
    req.once("error", reject);
    req.end(body);
  });
}

/** What the server answers to these requests, for the bare server to repeat. */
export async function record(url, requests) {
  const answers = [];
  for (const request of requests) {
    const { status, rawHeaders, body } = await ask(url, request);
    answers.push({ status, headers: lastingHeaders(rawHeaders), body: body.toString("base64") });
  }
  return answers;
}

/** Starts the bare server. `answer(recorded)` sets what it says from now on. */
export async function startBare() {
  const child = start(process.execPath, [path.join(PROJECT, "scripts/bench/bare-server.mjs")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [{ port }] = await once(child, "message");
  return {
    url: `http://127.0.0.1:${port}`,
    async answer(recorded) {
      child.send(recorded);
      await once(child, "message");
    },
    stop: () => stop(child),
  };
}
