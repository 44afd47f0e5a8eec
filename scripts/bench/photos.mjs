import { rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { run } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";
import { ask, record } from "./bare.mjs";
import { reportForms } from "./forms.mjs";
import { CONNECTIONS } from "./load.mjs";
import { forgetPeak, peakBytes, residentBytes, watchChildren } from "./memory.mjs";
import { latency } from "./numbers.mjs";
import { bigPhoto } from "./picture.mjs";
import { reactionsDone } from "./traces.mjs";
import { BROWSER } from "./web-server.mjs";

/** Readers of the front page while photos come in: so many a second, whatever the answers do. */
const READS_A_SECOND = 50;

/** Sends one form after the other from so many senders, for so many seconds. */
async function sendFor(url, nextForm, senders, seconds) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: senders });
  const times = [];
  const statuses = {};
  let errors = 0;
  const begun = performance.now();
  const send = async () => {
    while (performance.now() - begun < seconds * 1_000) {
      const start = performance.now();
      const answer = await ask(url, { ...nextForm(), agent }).catch(() => null);
      if (!answer) {
        errors += 1;
        continue;
      }
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status === 200) times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  const rate = times.length / ((performance.now() - begun) / 1_000);
  agent.destroy();
  return { count: times.length, rate, ...latency(times), statuses, errors };
}

/** Asks for the front page at an even pace and counts from the moment each request was due. */
function startReading(url) {
  const agent = new http.Agent({ keepAlive: true });
  const times = [];
  const asked = [];
  let failed = 0;
  const begun = performance.now();
  const askNow = async (due) => {
    const answer = await ask(url, { path: "/", headers: BROWSER, agent }).catch(() => null);
    if (answer?.status === 200) times.push(performance.now() - due);
    else failed += 1;
  };
  const timer = setInterval(() => {
    while (begun + (asked.length * 1_000) / READS_A_SECOND <= performance.now())
      asked.push(askNow(begun + (asked.length * 1_000) / READS_A_SECOND));
  }, 5);
  return async () => {
    clearInterval(timer);
    await Promise.all(asked);
    agent.destroy();
    return { ...latency(times), count: times.length, failed, perSecond: READS_A_SECOND };
  };
}

async function sharpAlone(file, folder, atOnce, seconds) {
  const script = path.join(PROJECT, "scripts/bench/sharp-alone.mjs");
  const args = [script, file, folder, String(atOnce), String(seconds)];
  const { code, output } = await run(process.execPath, args, { cwd: PROJECT });
  if (code !== 0) throw new Error(`sharp alone: ${output}`);
  const { times, rate } = JSON.parse(output);
  return { count: times.length, rate, ...latency(times) };
}

/** Many senders at once while others read the front page, and what the processes hold meanwhile. */
async function crowd(server, nextForm, seconds) {
  const isPeakFresh = forgetPeak(server.pid);
  const stopWatching = watchChildren(server.pid, "image-process");
  const stopReading = startReading(server.url);
  const many = await sendFor(server.url, nextForm, CONNECTIONS, seconds);
  const front = await stopReading();
  return {
    many,
    front,
    webPeak: isPeakFresh ? peakBytes(server.pid) : residentBytes(server.pid),
    imagePeak: stopWatching(),
  };
}

/**
 * Reports with a photo of 12 megapixels: one sender, then many; before them sharp alone with the
 * same picture, and after them the bare server.
 */
export async function measurePhotos(server, bare, { samples, databaseUrl, timing }) {
  const photo = await bigPhoto();
  const file = path.join(server.dataDir, "bench-photo.jpg");
  writeFileSync(file, photo);
  try {
    const alone = await sharpAlone(file, server.dataDir, 1, timing.seconds);
    const aloneMany = await sharpAlone(file, server.dataDir, CONNECTIONS, timing.seconds);
    const nextForm = reportForms(samples, photo);
    await sendFor(server.url, nextForm, 1, timing.warmUp);
    const one = await sendFor(server.url, nextForm, 1, timing.seconds);
    await reactionsDone(databaseUrl);
    const crowded = await crowd(server, nextForm, timing.seconds);
    const sizes = await reactionsDone(databaseUrl);
    await bare.answer(await record(server.url, [nextForm()]));
    const plain = await sendFor(bare.url, nextForm, CONNECTIONS, timing.seconds);
    return { bytes: photo.length, alone, aloneMany, one, ...crowded, sizes, bare: plain };
  } finally {
    rmSync(file, { force: true });
  }
}
