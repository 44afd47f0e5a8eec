import type { Problem } from "@/server/core/errors.ts";

/** One photo in the form, from the moment it was chosen. */
export type PhotoEntry = {
  /** Its name in this page. */
  id: string;
  state: "reading" | "waiting" | "sending" | "failed" | "done";
  /** Per cent sent. */
  progress: number;
  /** Address of what is shown of it here. */
  preview: string;
  /** Its id on the server, once it is there. */
  photoId: string | null;
  alt: string;
  /** Why it was not taken; `network` when nobody answered. */
  problem: Problem | null;
};

/** A photo that is on the server already. */
export const arrivedEntry = (photo: { id: string; key: string; alt?: string }): PhotoEntry => ({
  id: photo.id,
  state: "done",
  progress: 100,
  preview: `/api/media/${photo.key}/320`,
  photoId: photo.id,
  alt: photo.alt ?? "",
  problem: null,
});

/** The list with one photo moved by so many places; the first is the cover. */
export function moved(list: PhotoEntry[], id: string, by: number): PhotoEntry[] {
  const from = list.findIndex((entry) => entry.id === id);
  const entry = list[from];
  if (!entry) return list;
  const rest = list.filter((one) => one !== entry);
  const to = Math.max(0, Math.min(rest.length, from + by));
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

export const isPending = ({ state }: PhotoEntry) =>
  state === "reading" || state === "waiting" || state === "sending";

/** True when trying once more may help: nobody answered, or the server was busy. */
export const canRetry = ({ problem }: PhotoEntry) =>
  problem !== null && ["network", "photo.busy", "tooMany", "unexpected"].includes(problem.key);
