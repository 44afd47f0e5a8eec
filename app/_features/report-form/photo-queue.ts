import { canRetry, isPending, moved, type PhotoEntry } from "./photo-entry.ts";
import { createPhotoLine, type PhotoLineOptions as Options } from "./photo-line.ts";
import type { Store } from "./store.ts";

export type PhotoQueue = {
  entries: Store<PhotoEntry[]>;
  /** How many of the chosen files found no room. */
  add(files: readonly Blob[]): number;
  retry(id: string): void;
  retryAll(): void;
  remove(id: string): PhotoEntry | null;
  putBack(entry: PhotoEntry, at: number): void;
  move(id: string, by: number): void;
  describe(id: string, alt: string): void;
  /** Brings back what was on the shelf when the browser dropped the page. */
  restore(): Promise<void>;
  /** Once nothing is on its way: true when all arrived. */
  settled(): Promise<boolean>;
};

const newName = () => `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

type Line = ReturnType<typeof createPhotoLine>;

/** What the form's parts do with its photos. */
function queueOf(line: Line, { formId, max, tools }: Options): PhotoQueue {
  const { entries, find, change, enter, start, drop } = line;
  const retry = (id: string) => {
    change(id, { state: "waiting", problem: null });
    start();
  };
  return {
    entries,
    retry,
    add(files) {
      // What was refused has been told; it takes no room from those that come now.
      entries.set((now) => now.filter((entry) => entry.state !== "failed" || canRetry(entry)));
      const room = Math.max(0, max - entries.get().length);
      for (const file of files.slice(0, room)) enter(newName(), file, false);
      return Math.max(0, files.length - room);
    },
    retryAll() {
      for (const entry of entries.get()) {
        if (entry.state === "failed" && canRetry(entry)) retry(entry.id);
      }
    },
    remove(id) {
      const entry = find(id) ?? null;
      entries.set((now) => now.filter((one) => one.id !== id));
      drop(id);
      return entry?.state === "done" ? entry : null;
    },
    putBack: (entry, at) =>
      entries.set((now) => [...now.slice(0, at), entry, ...now.slice(at)].slice(0, max)),
    move: (id, by) => entries.set((now) => moved(now, id, by)),
    describe: (id, alt) => change(id, { alt }),
    async restore() {
      for (const { id, blob } of await tools.shelf.of(formId)) {
        if (!find(id) && entries.get().length < max) enter(id, blob, true);
      }
    },
    async settled() {
      while (entries.get().some(isPending)) await start();
      return entries.get().every(({ state }) => state === "done");
    },
  };
}

/** Photos of one form: reads, shrinks and sends one after the other, and keeps what cannot leave. */
export const createPhotoQueue = (options: Options): PhotoQueue =>
  queueOf(createPhotoLine(options), options);
