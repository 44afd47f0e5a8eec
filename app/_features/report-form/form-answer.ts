import type { Problem } from "@/server/core/errors.ts";

/** What the form's door answers to script. */
export type FormAnswer =
  | { kind: "submitted"; next: string }
  | { kind: "draft"; problems: Problem[]; photos: { id: string; key: string }[] }
  | { kind: "failed"; problems: Problem[] };

const unexpected: FormAnswer = {
  kind: "failed",
  problems: [{ field: "form", key: "unexpected", params: { reference: "-" } }],
};

/** Reads an answer; what is none of ours (a proxy's page, half a body) counts as a failure. */
export function readAnswer(text: string): FormAnswer {
  try {
    const answer = JSON.parse(text) as Partial<FormAnswer> | null;
    const isOurs =
      answer?.kind === "submitted" || answer?.kind === "draft" || answer?.kind === "failed";
    return isOurs ? (answer as FormAnswer) : unexpected;
  } catch {
    return unexpected;
  }
}

/** Where the form is sent. Its language goes with the address: the body is a stream. */
export const formAddress = (locale: string) => `/api/media/report-form?locale=${locale}`;

/** Sends the form. @throws when no answer came: the network is gone */
export async function sendForm(locale: string, body: FormData): Promise<FormAnswer> {
  const response = await fetch(formAddress(locale), {
    method: "POST",
    body,
    headers: { accept: "application/json" },
  });
  return readAnswer(await response.text());
}
