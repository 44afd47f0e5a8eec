import { useEffect } from "react";
import {
  fieldsOf,
  isWorthKeeping,
  type KeptDraft,
  keepDraftHere,
  keptDrafts,
} from "./draft-shelf.ts";
import type { FormTools } from "./form-tools.ts";
import { inNamedOrder } from "./read-submission.ts";
import { writeFields } from "./write-fields.ts";

const WAIT_MS = 400;

/** The address that leads back to this draft, so that a reload finds it. */
function nameInAddress(formId: string): void {
  const url = new URL(location.href);
  if (url.searchParams.get("form") === formId) return;
  url.search = new URLSearchParams({ form: formId }).toString();
  window.history.replaceState(window.history.state, "", url);
}

/** Keeps the form as it stands. */
export function keepForm(tools: FormTools): void {
  const form = tools.form.current;
  // Once it is on its way, a late save must not bring it back.
  if (!form || tools.sending.get() === "yes") return;
  const draft = { formId: tools.formId, at: Date.now(), fields: fieldsOf(new FormData(form)) };
  if (!isWorthKeeping(draft)) return;
  if (!keepDraftHere(draft)) return;
  nameInAddress(tools.formId);
  tools.saved.set(true);
}

function bringBack(tools: FormTools, { fields }: KeptDraft): void {
  const form = tools.form.current;
  if (!form) return;
  const one = (name: string) => fields.find(([field]) => field === name)?.[1] ?? "";
  const named = fields.filter(([name]) => name === "photoId").map(([, id]) => id);
  tools.photos.entries.set((entries) =>
    inNamedOrder(
      named,
      entries.map(({ id }) => id),
    ).flatMap((id) => entries.filter((entry) => entry.id === id)),
  );
  for (const id of named) tools.photos.describe(id, one(`alt.${id}`));
  const [lng, lat] = [one("lng"), one("lat")].map(Number);
  if (lng && lat) tools.place.put({ lng, lat }, "form");
  if (one("seenAt")) tools.seenAt.set(one("seenAt"));
  writeFields(form, fields);
  tools.saved.set(true);
}

/** The name under which a tab tells the others that it has this form open. */
export const lockName = (formId: string) => `machikado-form:${formId}`;

/** Held until the page goes: the browser lets go of it, however the page ends. */
function holdName(formId: string): void {
  navigator.locks
    ?.request(lockName(formId), { ifAvailable: true }, () => new Promise<void>(() => undefined))
    .catch(() => undefined);
}

/** Keeps what is typed on this device, and brings back what was kept under this form's id. */
export function useDraft(tools: FormTools): void {
  useEffect(() => {
    const form = tools.form.current;
    const kept = keptDrafts(Date.now()).find(({ formId }) => formId === tools.formId);
    if (kept) bringBack(tools, kept);
    void tools.photos.restore();
    holdName(tools.formId);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keepForm, WAIT_MS, tools);
    };
    const now = () => keepForm(tools);
    const stops = [tools.photos.entries, tools.place.place, tools.seenAt].map((store) =>
      store.subscribe(later),
    );
    form?.addEventListener("input", later);
    form?.addEventListener("change", later);
    // The camera may be about to take this page's memory.
    window.addEventListener("pagehide", now);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      form?.removeEventListener("input", later);
      form?.removeEventListener("change", later);
      window.removeEventListener("pagehide", now);
    };
  }, [tools]);
}
