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

type Line = ReturnType<typeof createEntries> & {
  options: PhotoLineOptions;
  held: Map<string, Held>;
  calls: Map<string, AbortController>;
};

/** Reads the photo's facts and makes it smaller; from then on it waits on the shelf. */
async function makeReady(line: Line, id: string, { blob: chosen, ready }: Held): Promise<Blob> {
  if (ready) return chosen;
  const { formId, tools, onFacts } = line.options;
  const facts = await tools.facts(chosen);
  if (line.find(id) && (facts.place || facts.takenAt)) onFacts(facts);
  const blob = await tools.shrink(chosen);
  line.held.set(id, { blob, ready: true });
  // Taken out while it was read: it must not come back from the shelf.
  if (line.find(id)) await tools.shelf.put({ id, formId, blob, at: Date.now() });
  return blob;
}

async function send(line: Line, id: string, blob: Blob): Promise<void> {
  const { tools } = line.options;
  const call = new AbortController();
  line.calls.set(id, call);
  line.change(id, { state: "sending", progress: 0, problem: null });
  const body = tools.form();
  body.set("intent", "photos");
  body.append("photo", blob, "photo.jpg");
  const onProgress = (progress: number) => line.change(id, { progress });
  const outcome = taken(await tools.send({ body, onProgress, signal: call.signal }));
  const isTwin = ({ id: other, photoId }: PhotoEntry) =>
    other !== id && photoId !== null && photoId === outcome.photoId;
  // One picture chosen twice is one photo.
  if (line.entries.get().some(isTwin))
    line.entries.set((now) => now.filter((entry) => entry.id !== id));
  else line.change(id, outcome);
  if (outcome.state === "done") await tools.shelf.remove(id);
}

/** Brings one photo to the server, or says that nobody answered. */
async function handle(line: Line, id: string): Promise<void> {
  try {
    const photo = line.held.get(id);
    if (!photo) throw new Error("nothing to send");
    const blob = await makeReady(line, id, photo);
    if (line.find(id)) await send(line, id, blob);
  } catch {
    line.change(id, { state: "failed", problem: network });
  } finally {
    line.calls.delete(id);
  }
}

const nextOf = ({ entries }: Line) =>
  entries.get().find(({ state }) => state === "reading" || state === "waiting");

/** One photo after the other, so that the first arrives soon and none crowds out the rest. */
export function createPhotoLine(options: PhotoLineOptions) {
  const line: Line = {
    ...createEntries(options.arrived),
    options,
    held: new Map(),
    calls: new Map(),
  };
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (let next = nextOf(line); next; next = nextOf(line)) await handle(line, next.id);
  }

  /** Works until nothing waits. */
  const start = (): Promise<void> => {
    working ??= work().finally(() => {
      working = null;
    });
    return working;
  };

  return {
    ...line,
    start,
    enter(id: string, blob: Blob, ready: boolean): void {
      line.held.set(id, { blob, ready });
      line.entries.set((now) => [...now, freshEntry(id, options.tools.preview(blob))]);
      void start();
    },
    drop(id: string): void {
      line.calls.get(id)?.abort();
      line.held.delete(id);
      void options.tools.shelf.remove(id);
    },
  };
}
