import type { Problem } from "@/server/core/errors.ts";
import type { PhotoFacts } from "@/server/media/schema.ts";
import type { FormAnswer } from "./form-answer.ts";
import type { PhotoEntry } from "./photo-entry.ts";
import type { PhotoShelf } from "./photo-shelf.ts";
import type { PhotoSending } from "./send-photo.ts";
import { createStore } from "./store.ts";

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

export type PhotoLineOptions = {
  formId: string;
  max: number;
  arrived: PhotoEntry[];
  tools: PhotoTools;
  onFacts(facts: PhotoFacts): void;
};

type Held = { blob: Blob; ready: boolean };

const network: Problem = { field: "photos", key: "network" };

const freshEntry = (id: string, preview: string): PhotoEntry => ({
  id,
  state: "reading",
  progress: 0,
  preview,
  photoId: null,
  alt: "",
  problem: null,
});

/** What the server said to one photo. */
function taken(answer: FormAnswer): Partial<PhotoEntry> {
  const photo = answer.kind === "draft" ? answer.photos[0] : undefined;
  if (photo) return { state: "done", progress: 100, photoId: photo.id, problem: null };
  const problem = answer.kind === "submitted" ? undefined : answer.problems[0];
  return { state: "failed", problem: problem ?? network };
}

/** The photos of a form as a list that others can watch. */
function createEntries(arrived: PhotoEntry[]) {
  const entries = createStore(arrived);
  return {
    entries,
    find: (id: string) => entries.get().find((entry) => entry.id === id),
    change: (id: string, part: Partial<PhotoEntry>) =>
      entries.set((now) => now.map((entry) => (entry.id === id ? { ...entry, ...part } : entry))),
  };
}

type Entries = ReturnType<typeof createEntries>;

/** Brings one photo to the server: facts, smaller, shelf, away. */
function createHandling({ find, change }: Entries, { formId, tools, onFacts }: PhotoLineOptions) {
  const held = new Map<string, Held>();
  const calls = new Map<string, AbortController>();

  async function makeReady(id: string, { blob: chosen, ready }: Held): Promise<Blob> {
    if (ready) return chosen;
    const facts = await tools.facts(chosen);
    if (find(id) && (facts.place || facts.takenAt)) onFacts(facts);
    const blob = await tools.shrink(chosen);
    held.set(id, { blob, ready: true });
    // Taken out while it was read: it must not come back from the shelf.
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
    const outcome = taken(await tools.send({ body, onProgress, signal: call.signal }));
    change(id, outcome);
    if (outcome.state === "done") await tools.shelf.remove(id);
  }

  async function handle(id: string): Promise<void> {
    try {
      const photo = held.get(id);
      if (!photo) throw new Error("nothing to send");
      const blob = await makeReady(id, photo);
      if (find(id)) await send(id, blob);
    } catch {
      change(id, { state: "failed", problem: network });
    } finally {
      calls.delete(id);
    }
  }

  function drop(id: string): void {
    calls.get(id)?.abort();
    held.delete(id);
    void tools.shelf.remove(id);
  }

  return { held, handle, drop };
}

/** One photo after the other, so that the first arrives soon and none crowds out the rest. */
export function createPhotoLine(options: PhotoLineOptions) {
  const list = createEntries(options.arrived);
  const { held, handle, drop } = createHandling(list, options);
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (;;) {
      const next = list.entries
        .get()
        .find(({ state }) => state === "reading" || state === "waiting");
      if (!next) break;
      await handle(next.id);
    }
  }

  /** Works until nothing waits. */
  const start = (): Promise<void> => {
    working ??= work().finally(() => {
      working = null;
    });
    return working;
  };

  function enter(id: string, blob: Blob, ready: boolean): void {
    held.set(id, { blob, ready });
    list.entries.set((now) => [...now, freshEntry(id, options.tools.preview(blob))]);
    void start();
  }

  return { ...list, start, enter, drop };
}
