import { describe, expect, it } from "vitest";
import { createSettling, type Settling } from "./settling.ts";

type Message = { tags: string[]; to: number };

/** Nodes on one channel that delivers in order, when the test says so. */
function channel(nodes: number, limitMs = 1_000) {
  const waiting: Message[] = [];
  const settlings: Settling[] = [];
  const heard: string[][] = Array.from({ length: nodes }, () => []);
  let asked = 0;
  const send = (tags: string[]) => {
    for (let to = 0; to < nodes; to += 1) waiting.push({ tags, to });
  };
  for (let at = 0; at < nodes; at += 1) {
    settlings.push(
      createSettling(
        {
          ask: async (tags) => {
            asked += 1;
            send(tags);
            return nodes;
          },
          answer: send,
        },
        limitMs,
      ),
    );
  }
  /** Delivers what waits for one node. */
  const deliver = (node: number) => {
    for (const message of waiting.filter(({ to }) => to === node)) {
      waiting.splice(waiting.indexOf(message), 1);
      heard[node]?.push(...(settlings[node]?.hear(message.tags) ?? []));
    }
  };
  const one = settlings[0] as Settling;
  return { one, settlings, send, deliver, heard, asked: () => asked };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

async function isDone(work: Promise<void>): Promise<boolean> {
  return Promise.race([work.then(() => true), soon().then(() => false)]);
}

describe("a writer", () => {
  it("waits for its own node when it is alone", async () => {
    const { one, deliver, send, heard } = channel(1);
    send(["report:1"]);
    const work = one.settled();
    expect(await isDone(work)).toBe(false);
    deliver(0);
    expect(await isDone(work)).toBe(true);
    expect(heard[0]).toEqual(["report:1"]);
  });

  it("waits for the slowest of three nodes", async () => {
    const { one, deliver, send, heard } = channel(3);
    send(["report:1"]);
    const work = one.settled();
    for (const step of [0, 1, 0]) {
      deliver(step);
      expect(await isDone(work)).toBe(false);
    }
    deliver(2);
    deliver(0);
    expect(await isDone(work)).toBe(true);
    expect(heard).toEqual([["report:1"], ["report:1"], ["report:1"]]);
  });

  it("does not wait for ever for a node that is gone", async () => {
    const { one, deliver } = channel(2, 20);
    const work = one.settled();
    deliver(0);
    await work;
  });

  it("does not fail with the database", async () => {
    const ask = () => Promise.reject(new Error("no connection"));
    await createSettling({ ask, answer: () => {} }).settled();
  });

  it("goes on when the answers come before their number", async () => {
    const settling: Settling = createSettling({
      ask: async (tags) => {
        settling.hear(tags);
        await soon();
        return 1;
      },
      answer: () => {},
    });
    await settling.settled();
  });
});

describe("several writers", () => {
  it("share one question, but not one asked before they committed", async () => {
    const { one, deliver, asked } = channel(1);
    const first = one.settled();
    await soon();
    const later = [one.settled(), one.settled(), one.settled()];
    expect(asked()).toBe(1);
    deliver(0);
    await first;
    await soon();
    expect(asked()).toBe(2);
    expect(await isDone(Promise.race(later))).toBe(false);
    deliver(0);
    await Promise.all(later);
    expect(asked()).toBe(2);
  });

  it("that come between two questions wait for the second", async () => {
    const { one, deliver, asked } = channel(1);
    const works = [one.settled(), one.settled()];
    await soon();
    deliver(0);
    for (let tick = 0; tick < 20; tick += 1) {
      works.push(one.settled());
      await null;
    }
    for (let turn = 0; turn < 3; turn += 1) {
      await soon();
      deliver(0);
    }
    expect(await isDone(Promise.all(works).then(() => {}))).toBe(true);
    expect(asked()).toBeLessThanOrEqual(3);
  });

  it("on two nodes are not taken for one another", async () => {
    const { settlings, deliver } = channel(2);
    const works = settlings.map((settling) => settling.settled());
    deliver(0);
    expect(await isDone(Promise.race(works))).toBe(false);
    deliver(1);
    deliver(0);
    deliver(1);
    await Promise.all(works);
  });
});

it("takes its own messages out of the tags", () => {
  const { one } = channel(1);
  expect(one.hear(["report:1", "heard:x", "ward:27127"])).toEqual(["report:1", "ward:27127"]);
});
