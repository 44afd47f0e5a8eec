import { randomUUID } from "node:crypto";

const ASK = "settle:";
const HEARD = "heard:";
/** A node that does not answer in this time is gone, or its listener is: it keeps nothing then. */
const LIMIT_MS = 1_000;

export type Settling = {
  /** Resolves when every node has heard of all that was committed before this call. */
  settled(): Promise<void>;
  /** Takes the tags of one message; @returns those that name pages. */
  hear(tags: string[]): string[];
};

export type SettlingChannel = {
  /** Sends tags to every node, this one too, after all changes committed so far. @returns how many listen */
  ask(tags: string[]): Promise<number>;
  answer(tags: string[]): void;
  /** How many changes of pages this process has recorded so far. */
  changes(): number;
};

type Round = { id: string; missing: number; heard: number; end: () => void };

/**
 * Lets a writer wait until its change has reached every node. Messages arrive in the order of
 * commits, so a node that has heard the question has dropped the changed pages before it.
 * One question serves all who wait for it.
 */
export function createSettling(
  { ask, answer }: Pick<SettlingChannel, "ask" | "answer">,
  limitMs = LIMIT_MS,
): Settling {
  let round: Round | null = null;
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const count = (id: string) => {
    if (round?.id !== id) return;
    round.heard += 1;
    if (round.heard >= round.missing) round.end();
  };

  async function run(): Promise<void> {
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs);
      // Answers may come before it is known how many are due.
      round = { id, missing: Number.POSITIVE_INFINITY, heard: 0, end: resolve };
    });
    try {
      const listeners = await ask([ASK + id]);
      if (round?.id === id) round.missing = listeners;
      if (round && round.heard >= listeners) round.end();
      await ended;
    } catch {
      // The database is out of reach: the listener drops too, and every page with it.
    } finally {
      clearTimeout(timer);
      round = null;
    }
  }

  const start = () => {
    current = run().finally(() => {
      current = null;
    });
    return current;
  };

  return {
    settled() {
      // A question that is still to be asked is for this caller, too.
      if (next) return next;
      if (!current) return start();
      // The question under way may have been asked before this caller's commit.
      next = current.then(() => {
        next = null;
        return start();
      });
      return next;
    },
    hear(tags) {
      for (const tag of tags) {
        if (tag.startsWith(HEARD)) count(tag.slice(HEARD.length));
        if (!tag.startsWith(ASK)) continue;
        const id = tag.slice(ASK.length);
        if (round?.id === id) count(id);
        else answer([HEARD + id]);
      }
      return tags.filter((tag) => !tag.startsWith(ASK) && !tag.startsWith(HEARD));
    },
  };
}
