import { describe, expect, it, vi } from "vitest";
import type { FormAnswer } from "./form-answer.ts";
import { arrivedEntry } from "./photo-entry.ts";
import type { PhotoTools } from "./photo-line.ts";
import { createPhotoQueue } from "./photo-queue.ts";
import type { ShelvedPhoto } from "./photo-shelf.ts";

const formId = "01900000-0000-7000-8000-000000000001";
const file = (text = "x") => new Blob([text]);
const noFacts = { takenAt: null, place: null };

function onTrial(answers: (FormAnswer | "gone")[], first: Partial<PhotoTools> = {}) {
  const shelved = new Map<string, ShelvedPhoto>();
  const sent: FormData[] = [];
  const tools: PhotoTools = {
    shrink: async (blob) => blob,
    facts: async () => noFacts,
    send: async ({ body, onProgress }) => {
      sent.push(body);
      onProgress(50);
      const answer = answers.shift() ?? "gone";
      if (answer === "gone") throw new Error("no answer");
      return answer;
    },
    shelf: {
      put: async (photo) => void shelved.set(photo.id, photo),
      remove: async (id) => void shelved.delete(id),
      of: async () => [...shelved.values()],
      clear: async () => shelved.clear(),
    },
    form: () => new FormData(),
    preview: () => "blob:x",
    ...first,
  };
  const onFacts = vi.fn();
  const queue = createPhotoQueue({ formId, max: 3, arrived: [], tools, onFacts });
  return { queue, shelved, sent, onFacts, tools };
}

const took = (id: string): FormAnswer => ({
  kind: "draft",
  problems: [],
  photos: [{ id, key: "k" }],
});
const refused = (key: string): FormAnswer => ({
  kind: "draft",
  problems: [{ field: "photos", key }],
  photos: [],
});
const shown = (queue: ReturnType<typeof onTrial>["queue"]) =>
  queue.entries.get().map(({ state, photoId, problem }) => `${state} ${photoId ?? problem?.key}`);

describe("photos of a form", () => {
  it("are sent one after the other and taken off the shelf", async () => {
    const { queue, shelved, sent } = onTrial([took("a"), took("b")]);
    expect(queue.add([file(), file()])).toBe(0);
    expect(await queue.settled()).toBe(true);
    expect(shown(queue)).toEqual(["done a", "done b"]);
    expect(sent.map((body) => body.get("intent"))).toEqual(["photos", "photos"]);
    expect(shelved.size).toBe(0);
  });

  it("chosen twice are one: the answer names the photo that is there", async () => {
    const { queue, shelved } = onTrial([took("a"), took("b"), took("a")]);
    queue.add([file(), file("y"), file()]);
    expect(await queue.settled()).toBe(true);
    expect(shown(queue)).toEqual(["done a", "done b"]);
    expect(shelved.size).toBe(0);
  });

  it("beyond the limit are left out, and counted", async () => {
    const { queue } = onTrial([took("a"), took("b"), took("c")]);
    expect(queue.add([file(), file(), file(), file()])).toBe(1);
    await queue.settled();
    expect(queue.entries.get()).toHaveLength(3);
  });

  it("stay when the network goes, and leave with the next try", async () => {
    const { queue, shelved } = onTrial(["gone", took("a")]);
    queue.add([file()]);
    expect(await queue.settled()).toBe(false);
    expect(shown(queue)).toEqual(["failed network"]);
    expect(shelved.size).toBe(1);
    queue.retryAll();
    expect(await queue.settled()).toBe(true);
    expect(shown(queue)).toEqual(["done a"]);
  });

  it("that are refused are not tried again", async () => {
    const { queue, sent } = onTrial([refused("photo.broken")]);
    queue.add([file()]);
    await queue.settled();
    queue.retryAll();
    expect(await queue.settled()).toBe(false);
    expect(shown(queue)).toEqual(["failed photo.broken"]);
    expect(sent).toHaveLength(1);
  });

  it("come back from the shelf ready to send", async () => {
    const shrink = vi.fn(async (blob: Blob) => blob);
    const { queue, tools } = onTrial([took("a")], { shrink });
    await tools.shelf.put({ id: "p1", formId, blob: file(), at: Date.now() });
    await queue.restore();
    expect(await queue.settled()).toBe(true);
    expect(shrink).not.toHaveBeenCalled();
    expect(shown(queue)).toEqual(["done a"]);
  });

  it("tell their place and time before they are shrunk", async () => {
    const facts = { takenAt: "2026-11-15T08:12:00+09:00", place: { lng: 135.5, lat: 34.6 } };
    const { queue, onFacts } = onTrial([took("a"), took("b")], {
      facts: async (blob) => ((await blob.text()) === "gps" ? facts : noFacts),
    });
    queue.add([file("gps"), file("none")]);
    await queue.settled();
    expect(onFacts.mock.calls).toEqual([[facts]]);
  });

  it("can be called off while they are sent", async () => {
    const { queue, shelved } = onTrial([], {
      send: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new Error("called off")));
        }),
    });
    queue.add([file()]);
    const [entry] = queue.entries.get();
    await vi.waitFor(() => expect(queue.entries.get()[0]?.state).toBe("sending"));
    expect(queue.remove(entry?.id ?? "")).toBeNull();
    expect(await queue.settled()).toBe(true);
    expect(queue.entries.get()).toEqual([]);
    expect(shelved.size).toBe(0);
  });

  it("that arrived can be taken out, put back and ordered", () => {
    const { queue } = onTrial([]);
    for (const id of ["a", "b", "c"]) queue.putBack(arrivedEntry({ id, key: "k" }), 9);
    const removed = queue.remove("b");
    queue.move("c", -1);
    if (removed) queue.putBack(removed, 1);
    queue.describe("a", "側溝");
    expect(shown(queue)).toEqual(["done c", "done b", "done a"]);
    expect(queue.entries.get()[2]?.alt).toBe("側溝");
  });
});
