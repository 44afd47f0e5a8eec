import { randomBytes } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import type { Picture } from "./pictures.ts";
import type { Place } from "./wards.ts";

/** What the form's door answers to script. */
export type Answer = {
  status: number;
  kind: "submitted" | "draft" | "failed";
  next: string;
  submitted?: { id: string; number: string; codeId: string | null };
  photos?: { id: string; key: string }[];
  problems?: { field: string; key: string; params?: Record<string, string | number> }[];
};

export type Fields = Record<string, string | string[]>;

/** A form's id as a page makes it (UUID version 7). */
export function newFormId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [8, 12, 16, 20, 32]
    .map((end, at, ends) => hex.slice(at ? ends[at - 1] : 0, end))
    .join("-");
}

let counted = 0;
/** An address nobody else has: codes are limited per address. */
export const newMail = () =>
  `e2e-${process.pid}-${Date.now().toString(36)}-${counted++}@example.jp`;

/** Letters that no other report holds. */
export const newWord = () => `x${randomBytes(5).toString("hex")}`;

/** A report that can be sent as it is. */
export const fieldsAt = ({ lng, lat }: Place, fields: Fields = {}): Fields => ({
  category: "tactile-paving",
  title: `点字ブロックがはがれています ${newWord()}`,
  body: "",
  lng: String(lng),
  lat: String(lat),
  unnamed: "on",
  ...fields,
});

export function formOf(fields: Fields, pictures: Picture[] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  for (const { name, bytes } of pictures)
    form.append("photo", new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
  return form;
}

/** Posts the report form as the page's script does, with the cookies of this request context. */
export async function send(
  request: APIRequestContext,
  base: string,
  fields: Fields,
  pictures: Picture[] = [],
): Promise<Answer> {
  const answer = await request.post(`${base}/api/media/report-form?locale=ja`, {
    headers: { accept: "application/json", origin: base },
    multipart: formOf({ id: newFormId(), ...fields }, pictures),
  });
  return { status: answer.status(), ...((await answer.json()) as Omit<Answer, "status">) };
}

/** The newest code that was mailed to an address, from the demo's mailbox. */
export async function codeFor(
  request: APIRequestContext,
  base: string,
  mail: string,
): Promise<string> {
  let code = "";
  await expect
    .poll(
      async () => {
        const html = await (await request.get(`${base}/mailbox`)).text();
        const found = html.split("<article").find((part) => part.includes(mail));
        code =
          found
            ?.match(/確認コードは\s*(\d{6})|code is\s*(\d{6})/i)
            ?.slice(1)
            .find(Boolean) ?? "";
        return code;
      },
      { message: `a code for ${mail}`, timeout: 20_000 },
    )
    .toMatch(/^\d{6}$/);
  return code;
}

/** Posts one of the small forms. @returns status and where it leads */
export async function post(
  request: APIRequestContext,
  base: string,
  door: string,
  form: Record<string, string>,
): Promise<{ status: number; location: string }> {
  const answer = await request.post(base + door, {
    headers: { origin: base },
    form,
    maxRedirects: 0,
  });
  return { status: answer.status(), location: answer.headers().location ?? "" };
}

export async function signInAs(
  request: APIRequestContext,
  base: string,
  role: string,
): Promise<void> {
  const { status, location } = await post(request, base, "/api/auth/demo", { role, locale: "ja" });
  expect([status, location]).toEqual([303, "/my"]);
}

/** Sends a report as a guest and types the code that came: its sender is signed in afterwards. */
export async function report(
  request: APIRequestContext,
  base: string,
  fields: Fields,
  pictures: Picture[] = [],
): Promise<{ id: string; number: string }> {
  const email = newMail();
  const { submitted, problems } = await send(request, base, { ...fields, email }, pictures);
  expect(problems ?? [], "what was wrong with the report").toEqual([]);
  const { id = "", number = "", codeId } = submitted ?? {};
  if (!codeId) return { id, number };
  const code = await codeFor(request, base, email);
  const form = { codeId, code, for: "report", locale: "ja" };
  expect(await post(request, base, "/api/auth/check", form)).toEqual({
    status: 303,
    location: `/reports/${number}?sent=1`,
  });
  return { id, number };
}
