import autocannon from "autocannon";
import { latency, randomOf, shuffled } from "./numbers.mjs";
import { driveByWrk, hasWrk } from "./wrk.mjs";

export const CONNECTIONS = 8;
const TIMEOUT_SECONDS = 30;
/** With this many broken connections nothing is measured any more. */
const TOO_MANY_ERRORS = 1_000;

const isWrkHere = hasWrk();
/** Who asks where nothing is written and everything may be asked again. */
export const READING_CLIENT = isWrkHere ? "wrk" : "autocannon";

/** Each connection asks in an order of its own; what may be asked only once is dealt out. */
function dealt(requests, isOnce) {
  const random = randomOf(7);
  return Array.from({ length: CONNECTIONS }, (_, hand) => {
    const own = isOnce ? requests.filter((_, i) => i % CONNECTIONS === hand) : requests;
    return isOnce ? own : shuffled(own, random);
  });
}

/** Counts what comes back. */
function tally(running) {
  const seen = { begun: performance.now(), last: 0, times: [], statuses: {}, errors: 0 };
  running.on("response", (_, status, __, milliseconds) => {
    seen.last = performance.now();
    seen.times.push(milliseconds);
    seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
  });
  running.on("reqError", () => {
    seen.errors += 1;
  });
  return seen;
}

/** Autocannon's instance is a promise as well: the tally is complete when that is kept. */
async function finished(running) {
  const seen = tally(running);
  await running;
  return seen;
}

/**
 * Keeps 8 connections busy for so many seconds: by wrk where it is installed, which leaves the
 * processor to the server, else and for what may be sent once only by autocannon.
 *
 * @param {{ method?: string, path: string, headers?: object, body?: Buffer }[]} requests
 * @param {boolean} isOnce each request may be sent once only; `repeated` tells how many were not
 * @returns requests per second, latencies in milliseconds, answers by status, broken connections
 */
export async function drive(url, requests, seconds, isOnce = false) {
  if (isWrkHere && !isOnce && requests.every(({ method = "GET" }) => method === "GET"))
    return driveByWrk(url, requests, {
      seconds,
      connections: CONNECTIONS,
      timeout: TIMEOUT_SECONDS,
    });
  const hands = dealt(requests, isOnce);
  let client = 0;
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    sampleInt: 100,
    timeout: TIMEOUT_SECONDS,
    bailout: TOO_MANY_ERRORS,
    setupClient: (one) => one.setRequests(hands[client++ % CONNECTIONS]),
  });
  const { begun, last, times, statuses, errors } = await finished(running);
  return {
    count: times.length,
    rate: times.length ? times.length / ((last - begun) / 1_000) : 0,
    ...latency(times),
    statuses,
    errors,
    repeated: isOnce ? Math.max(0, times.length - requests.length) : 0,
  };
}

/** Answers that were no success, by status, and connections that broke. */
export function refusals({ statuses, errors }) {
  const refused = Object.entries(statuses).filter(([status]) => !status.startsWith("2"));
  return [
    ...refused.map(([status, count]) => `${count} × ${status}`),
    ...(errors ? [`${errors} broken`] : []),
  ].join(", ");
}
