import type { z } from "zod";
import { localePath } from "@/app/_i18n/path.ts";
import { DomainError } from "@/server/core/errors.ts";
import { newKey } from "@/server/core/ids.ts";
import { log } from "@/server/platform/log.ts";
import { FormError, readForm } from "@/server/platform/multipart.ts";

/** Forms with files go through `report-form`. */
const limits = {
  fileBytes: 1,
  files: 0,
  /** 100,000 letters of any script come back whole, with the sentence that says it is too long. */
  fieldBytes: 450_000,
  /** Two such texts; a letter is up to twelve bytes as browsers send it. */
  requestBytes: 2_500_000,
} as const;

/** Fields of a small form; of a body that is no form, none. @throws FormError too-big or broken */
async function smallForm(request: Request): Promise<URLSearchParams> {
  const read = await readForm(request, limits).catch((error: unknown) => {
    if (error instanceof FormError && error.code === "wrong-type") return { fields: {} };
    throw error;
  });
  return new URLSearchParams(
    Object.entries(read.fields).flatMap(([name, values]) => values.map((value) => [name, value])),
  );
}

const UNREADABLE =
  "うまく読みとれませんでした。もう一度ためしてください。\nWe could not read that. Please try again.\n";

/** A body that no page of ours sends, or that broke off: there is no page to lead back to. */
function unreadable(error: unknown): Response {
  const status = error instanceof FormError ? (error.code === "too-big" ? 413 : 400) : 500;
  if (status === 500) log.error("form unreadable", {}, error);
  return new Response(UNREADABLE, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** The language of the page a form came from; forms carry it as `locale`. */
export const formLocale = (form: URLSearchParams) => (form.get("locale") === "en" ? "en" : "ja");

/** 303 to a page of this site: the browser then asks for it with GET. */
export function seeOther(locale: string, path: string): Response {
  // A relative address keeps the host the visitor used, and with it the cookies.
  return new Response(null, { status: 303, headers: { location: localePath(locale, path) } });
}

function problemQuery(error: DomainError): string {
  const query = new URLSearchParams({ problem: error.messageKey });
  for (const [name, value] of Object.entries(error.params)) query.set(`p.${name}`, String(value));
  return query.toString();
}

/**
 * Runs what a form asks for and answers 303: to where it leads, or back with the sentence that says
 * why not. Anything unexpected is logged under a reference and shown as that reference.
 */
export async function formDoor(
  request: Request,
  act: (form: URLSearchParams, locale: string) => Promise<string>,
  back: (form: URLSearchParams) => string,
): Promise<Response> {
  const form = await smallForm(request).catch(unreadable);
  if (form instanceof Response) return form;
  const locale = formLocale(form);
  try {
    return seeOther(locale, await act(form, locale));
  } catch (error) {
    const path = back(form);
    const join = path.includes("?") ? "&" : "?";
    if (error instanceof DomainError)
      return seeOther(locale, `${path}${join}${problemQuery(error)}`);
    const reference = newKey().slice(0, 8);
    log.error("form failed", { reference, path: new URL(request.url).pathname }, error);
    return seeOther(locale, `${path}${join}problem=unexpected&p.reference=${reference}`);
  }
}

/** A field that must be one of a known few; anything else was not sent by our form. */
export function oneOf<T>(shape: z.ZodType<T>, value: string | null): T {
  const read = shape.safeParse(value);
  if (!read.success) throw new DomainError("invalid", "badRequest");
  return read.data;
}
