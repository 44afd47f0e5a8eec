import { fork } from "node:child_process";
import type { Answer, Order, Ready } from "./messages.ts";

export type Child = {
  send(order: Order): void;
  /** Keeps the parent alive while it waits for an answer, and no longer. */
  hold(on: boolean): void;
  /** Ends it when it has nothing to do: it exits once the channel is closed. */
  retire(): void;
  kill(): void;
};

export type ChildListener = {
  answered(answer: Answer): void;
  /** `started` is false when it ended before it could take an order. */
  ended(started: boolean): void;
};

/** It decodes what strangers send, so it is told nothing of the installation, secrets least of all. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV ?? "production",
  PATH: process.env.PATH,
  LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
  // One arena per thread would keep a third more memory (measured with glibc).
  MALLOC_ARENA_MAX: "2",
  // A fixed size above which memory goes back to the system as soon as it is free.
  MALLOC_MMAP_THRESHOLD_: "1048576",
  VIPS_WARNING: "0",
});

/** Starts the image process. It holds neither the parent nor the terminal. */
export function startChild(script: string, listener: ChildListener): Child {
  const child = fork(script, [], {
    env: bareEnvironment(),
    execArgv: ["--max-old-space-size=128"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let started = false;
  let over = false;
  const end = () => {
    if (!over) listener.ended(started);
    over = true;
  };
  child.on("message", (message: Answer | Ready) => {
    if ("ready" in message) started = true;
    else listener.answered(message);
  });
  child.on("exit", end);
  child.on("error", end);
  return {
    // A channel that closed meanwhile is told by `exit`.
    send: (order) => void child.send(order, () => undefined),
    hold: (on) => {
      if (on) child.ref();
      else child.unref();
      if (on) child.channel?.ref();
      else child.channel?.unref();
    },
    retire: () => child.connected && child.disconnect(),
    kill: () => child.kill("SIGKILL"),
  };
}
