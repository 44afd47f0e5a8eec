import { ask, record } from "./bare.mjs";
import { drive } from "./load.mjs";

/** So many answers the bare server repeats. */
const RECORDED = 40;
const PRIMING_AT_ONCE = 8;

/** Sends each request once, a few at a time. @returns how many were answered with 200 */
async function prime(url, requests) {
  const waiting = requests[Symbol.iterator]();
  let good = 0;
  const work = async () => {
    for (const request of waiting) {
      const { status } = await ask(url, request);
      if (status === 200) good += 1;
    }
  };
  await Promise.all(Array.from({ length: PRIMING_AT_ONCE }, work));
  return good;
}

/** Warm-up, then the measured seconds; what may be sent once only is shared out between them. */
async function warmedUp(url, requests, { seconds, warmUp }, isOnce) {
  const share = Math.ceil((requests.length * warmUp) / (warmUp + seconds));
  const first = isOnce ? requests.slice(0, share) : requests;
  await drive(url, first, warmUp, isOnce);
  return drive(url, isOnce ? requests.slice(share) : requests, seconds, isOnce);
}

/**
 * Measures one case on the real server and, right after, the same bytes from a bare `node:http`.
 *
 * @param {{ requests: object[], isOnce?: boolean, primed?: boolean, timing: object }} work
 */
export async function measureHttp(server, bare, { requests, isOnce, primed, timing }) {
  if (requests.length === 0) throw new Error("nothing to ask for");
  const samples = requests.slice(0, RECORDED);
  const rest = isOnce ? requests.slice(RECORDED) : requests;
  const recorded = await record(server.url, samples);
  const primedGood = primed ? await prime(server.url, rest) : null;
  const real = await warmedUp(server.url, rest, timing, isOnce);
  await bare.answer(recorded);
  const plain = await warmedUp(bare.url, rest, timing, false);
  const bytes = recorded.map(({ body }) => Buffer.byteLength(body, "base64"));
  return {
    ...real,
    bare: { rate: plain.rate, p50: plain.p50, p99: plain.p99 },
    bytes: bytes.reduce((sum, one) => sum + one, 0) / bytes.length,
    ...(primed ? { primed: `${primedGood} of ${rest.length}` } : {}),
  };
}
