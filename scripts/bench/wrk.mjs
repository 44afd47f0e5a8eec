import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../children.mjs";

/** wrk (https://github.com/wg/wrk) asks with a tenth of the processor that a client in Node takes. */
export const hasWrk = () => spawnSync("wrk", ["-v"]).error === undefined;

/** Lua reads a text between [==[ and ]==] as it is. */
const lua = (text) => `[==[${text}]==]`;

function scriptOf(requests) {
  const formatted = requests.map(({ path: address, headers = {} }) => {
    const pairs = Object.entries(headers).map(([name, value]) => `[ ${lua(name)} ]=${lua(value)}`);
    return `wrk.format("GET", ${lua(address)}, {${pairs.join(",")}})`;
  });
  return `
local requests = {}
function init()
  math.randomseed(7)
  ${formatted.map((one) => `requests[#requests + 1] = ${one}`).join("\n  ")}
end
function request()
  return requests[math.random(#requests)]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"count":%d,"microseconds":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.status, e.connect + e.read + e.write + e.timeout))
end`;
}

/**
 * Keeps so many connections busy with GETs taken at random.
 *
 * @param {{ path: string, headers?: object }[]} requests
 * @returns requests per second, latencies in milliseconds, answers by status, broken connections
 */
export async function driveByWrk(url, requests, { seconds, connections, timeout }) {
  const folder = mkdtempSync(path.join(tmpdir(), "machikado-wrk-"));
  const script = path.join(folder, "requests.lua");
  writeFileSync(script, scriptOf(requests));
  try {
    const times = ["-d", `${Math.ceil(seconds)}s`, "--timeout", `${timeout}s`];
    const args = ["-t", "1", "-c", String(connections), ...times, "-s", script, url];
    const { code, output } = await run("wrk", args);
    const line = output.split("\n").findLast((one) => one.startsWith('{"count"'));
    if (code !== 0 || !line) throw new Error(`wrk: ${output.trim().split("\n").at(-1)}`);
    const { count, microseconds, p50, p99, refused, broken } = JSON.parse(line);
    return {
      count,
      rate: count / (microseconds / 1e6),
      p50: p50 / 1_000,
      p99: p99 / 1_000,
      statuses: { 200: count - refused, ...(refused ? { "400 and above": refused } : {}) },
      errors: broken,
      repeated: 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
