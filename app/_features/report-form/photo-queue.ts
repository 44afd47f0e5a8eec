import type { Problem } from "@/server/core/errors.ts";
import type { PhotoFacts } from "@/server/media/schema.ts";
import type { FormAnswer } from "./form-answer.ts";
import { canRetry, isPending, moved, type PhotoEntry } from "./photo-entry.ts";
import type { PhotoShelf } from "./photo-shelf.ts";
import type { PhotoSending } from "./send-photo.ts";
import { createStore, type Store } from "./store.ts";

/** What the queue works with; tests pass their own. */
export type PhotoTools = {
  shrink(file: Blob): Promise<Blob>;
  facts(file: Blob): Promise<PhotoFacts>;
  send(sending: Omit<PhotoSending, "locale">): Promise<FormAnswer>;
  shelf: PhotoShelf;
  /** The form as it stands, to go with each photo: the server then keeps its words too. */
  form(): FormData;
  preview(blob: Blob): string;
};

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

type Options = {
  formId: string;
  max: number;
  arrived: PhotoEntry[];
  tools: PhotoTools;
  onFacts(facts: PhotoFacts): void;
};

const network: Problem = { field: "photos", key: "network" };

const newName = () => `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

const freshEntry = (id: string, preview: string): PhotoEntry => ({
  id,
  state: "reading",
  progress: 0,
  preview,
  photoId: null,
  alt: "",
  problem: null,
});

/** Photos of one form: reads, shrinks and sends one after the other, and keeps what cannot leave. */
export function createPhotoQueue({ formId, max, arrived, tools, onFacts }: Options): PhotoQueue {
  const entries = createStore(arrived);
  const blobs = new Map<string, { blob: Blob; ready: boolean }>();
  const calls = new Map<string, AbortController>();
  let working: Promise<void> | null = null;

  const find = (id: string) => entries.get().find((entry) => entry.id === id);
  const change = (id: string, part: Partial<PhotoEntry>) =>
    entries.set((now) => now.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));

  async function makeReady(id: string, held: { blob: Blob; ready: boolean }): Promise<Blob> {
    if (held.ready) return held.blob;
    const facts = await tools.facts(held.blob);
    if (find(id) && (facts.place || facts.takenAt)) onFacts(facts);
    const blob = await tools.shrink(held.blob);
    blobs.set(id, { blob, ready: true });
    // Removed while it was read: it must not come back from the shelf.
    if (find(id)) await tools.shelf.put({ id, formId, blob, at: Date.now() });
    return blob;
  }

  async function send(id: string, blob: Blob): Promise<void> {
    const call = new AbortController();
    calls.set(id, call);
    change(id, { state: "sending", progress: 0, problem: null });
    const body = tools.form();
    body.set("intent", "photos");
    body.append("photo", blob, "photo.jpg");
    const onProgress = (progress: number) => change(id, { progress });
    const answer = await tools.send({ body, onProgress, signal: call.signal });
    const photo = answer.kind === "draft" ? answer.photos[0] : undefined;
    if (!photo) {
      const problem = answer.kind === "submitted" ? undefined : answer.problems[0];
      return change(id, { state: "failed", problem: problem ?? network });
    }
    change(id, { state: "done", progress: 100, photoId: photo.id, problem: null });
    await tools.shelf.remove(id);
  }

  async function handle(id: string): Promise<void> {
    const held = blobs.get(id);
    if (!held) return change(id, { state: "failed", problem: network });
    try {
      const blob = await makeReady(id, held);
      if (find(id)) await send(id, blob);
    } catch {
      change(id, { state: "failed", problem: network });
    } finally {
      calls.delete(id);
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      const next = entries.get().find(({ state }) => state === "reading" || state === "waiting");
      if (!next) break;
      await handle(next.id);
    }
    working = null;
  }

  const start = () => {
    working ??= work();
  };

  function enter(id: string, blob: Blob, ready: boolean): void {
    blobs.set(id, { blob, ready });
    entries.set((now) => [...now, freshEntry(id, tools.preview(blob))]);
    start();
  }

  function retry(id: string): void {
    change(id, { state: "waiting", problem: null });
    start();
  }

  return {
    entries,
    add(files) {
      const room = Math.max(0, max - entries.get().length);
      for (const file of files.slice(0, room)) enter(newName(), file, false);
      return Math.max(0, files.length - room);
    },
    retry,
    retryAll() {
      for (const entry of entries.get()) {
        if (entry.state === "failed" && canRetry(entry)) retry(entry.id);
      }
    },
    remove(id) {
      const entry = find(id) ?? null;
      entries.set((now) => now.filter((one) => one.id !== id));
      calls.get(id)?.abort();
      blobs.delete(id);
      void tools.shelf.remove(id);
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
      while (entries.get().some(isPending)) await (working ?? work());
      return entries.get().every(({ state }) => state === "done");
    },
  };
}
