const begun = performance.now();
const HEARTBEAT_MS = 10_000;

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** One line with the time since the start: Japanese first, then English. */
export function say(japanese, english) {
  console.log(`[${seconds(performance.now() - begun).padStart(8)}] ${japanese} / ${english}`);
}

/** Says what begins, and while it takes long, that it goes on. */
export async function step(japanese, english, work) {
  say(`${japanese}…`, `${english}…`);
  const timer = setInterval(() => say("  続けています…", "still working…"), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Ends the start with one plain sentence in each language. */
export function giveUp(japanese, english) {
  console.error(`\n${japanese}\n${english}\n`);
  process.exit(1);
}
