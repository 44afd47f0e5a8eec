"use client";

import { useFormTools } from "./form-context.tsx";
import { useStore } from "./store.ts";

/** The moment that was taken over from a photo. */
export function SeenField() {
  const { seenAt } = useFormTools();
  return <input type="hidden" name="seenAt" value={useStore(seenAt)} />;
}
