import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, vi } from "vitest";
import { createClosing } from "./closing.ts";

async function listening(answerAfterMs: number) {
  const server = createServer((_, res) => void setTimeout(() => res.end("done"), answerAfterMs));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = () =>
    new Promise<string>((resolve) => {
      get({ port, host: "127.0.0.1" }, (res) => {
        res
          .setEncoding("utf8")
          .on("data", resolve)
          .on("error", () => resolve("cut"));
      }).on("error", () => resolve("cut"));
    });
  return { server, ask };
}

const limits = { httpMs: 1_000, callbackMs: 50 };
it("lets an answer under way finish, then calls back in order, once", async () => {
  const { server, ask } = await listening(60);
  const order: string[] = [];
  const closing = createClosing(server, limits);
  closing.onClose(async () => void order.push("jobs"));
  closing.onClose(async () => void order.push("database"));
  const answer = ask();
  answer.then(() => order.push("answer"));
  await once(server, "request");
  await Promise.all([closing.close(), closing.close()]);
  expect(await answer).toBe("done");
  expect(order).toEqual(["answer", "jobs", "database"]);
  expect(await ask()).toBe("cut");
});

it("cuts what takes too long", async () => {
  const { server, ask } = await listening(30_000);
  const closing = createClosing(server, limits);
  const answer = ask();
  await once(server, "request");
  await closing.close();
  expect(await answer).toBe("cut");
});

it("goes on after a callback that hangs or fails", async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { server } = await listening(0);
  const closing = createClosing(server, limits);
  let last = false;
  closing.onClose(() => new Promise(() => {}));
  closing.onClose(() => Promise.reject(new Error("x")));
  closing.onClose(async () => {
    last = true;
  });
  await closing.close();
  vi.restoreAllMocks();
  expect(last).toBe(true);
});
