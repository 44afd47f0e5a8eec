import type { SettlingChannel } from "./settling.ts";

/**
 * What the front offers to the code inside Next's bundle. The two are bundled apart, so they meet
 * at one object on globalThis and share no module.
 */
export type FrontBridge = {
  /** Names what a page shows; a page without a tag is never kept. Unknown render ids are ignored. */
  addTags(renderId: string, tags: string[]): void;
  /** Drops every kept page that has one of the tags, and every page being rendered that gets one. */
  evict(tags: string[]): void;
  /** Drops every kept page, and keeps none of those being rendered. */
  flush(): void;
  /** Keeps no page until `resume`: whoever listens for changes cannot hear them now. */
  pause(): void;
  /** Changes are heard (again). The front starts paused. */
  resume(): void;
  /**
   * How to reach every node: from then on the answer to a write waits until all of them have heard
   * of the change (see `settling.ts`). Their messages come back through `evict`.
   */
  settleBy(channel: SettlingChannel): void;
  /** The database or something else the pages need cannot be had: says why and ends the process. */
  fail(cause: unknown): void;
  /** Called after HTTP has closed, one after the other in the order given, ten seconds each. */
  onClose(close: () => Promise<void>): void;
};

const KEY = Symbol.for("machikado.front");
type Holder = { [KEY]?: FrontBridge };

/** @returns the front of this process, or null where there is none (worker, tests, build). */
export function frontBridge(): FrontBridge | null {
  return (globalThis as Holder)[KEY] ?? null;
}

export function offerFrontBridge(bridge: FrontBridge): void {
  (globalThis as Holder)[KEY] = bridge;
}
