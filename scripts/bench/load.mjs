import autocannon from "autocannon";
import { latency, randomOf, shuffled } from "./numbers.mjs";

export const CONNECTIONS = 8;
const TIMEOUT_SECONDS = 30;
/** With this many broken connections nothing is measured any more. */
const TOO_MANY_ERRORS = 1_000;

/** Each connection asks in an order of its own; what may be asked only once is dealt out. */
function dealt(requests, isOnce) {
  const random = randomOf(7);
  return Array.from({ length: CONNECTIONS }, (_, hand) => {
    const own = isOnce ? requests.filter((_, i) => i % CONNECTIONS === hand) : requests;
    return isOnce ? own : shuffled(own, random);
  });
}

/**
 * Keeps 8 connections busy for so many seconds.
 *
 * @param {{ method?: string, path: string, headers?: object, body?: Buffer }[]} requests
 * @param {boolean} isOnce each request may be sent once only; `repeated` tells how many were not
 * @returns requests per second, latencies in milliseconds, answers by status, broken connections
 */
export function drive(url, requests, seconds, isOnce = false) {
  const hands = dealt(requests, isOnce);
  const times = [];
  const statuses = {};
  let client = 0;
  let errors = 0;
  let last = performance.now();
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const running = autocannon(
      {
        url,
        connections: CONNECTIONS,
        duration: seconds,
        sampleInt: 100,
        timeout: TIMEOUT_SECONDS,
        bailout: TOO_MANY_ERRORS,
        setupClient: (one) => one.setRequests(hands[client++ % CONNECTIONS]),
      },
      (error) => {
        if (error) return void reject(error);
        const elapsed = (last - begun) / 1_000;
        resolve({
          count: times.length,
          rate: times.length / Math.max(elapsed, 0.001),
          ...latency(times),
          statuses,
          errors,
          repeated: isOnce ? Math.max(0, times.length - requests.length) : 0,
        });
      },
    );
    running.on("response", (_, status, __, milliseconds) => {
      last = performance.now();
      times.push(milliseconds);
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
    running.on("reqError", () => {
      errors += 1;
    });
  });
}

/** Answers that were no success, by status, and connections that broke. */
export function refusals({ statuses, errors }) {
  const refused = Object.entries(statuses).filter(([status]) => !status.startsWith("2"));
  return [
    ...refused.map(([status, count]) => `${count} × ${status}`),
    ...(errors ? [`${errors} broken`] : []),
  ].join(", ");
}
