import { formDoor } from "@/app/_features/doors/form-door.ts";
import { saveEdit } from "@/app/_features/edit-report/save-edit.ts";

/** The reporter changes words within the first half hour. */
export const POST = (request: Request) =>
  formDoor(request, saveEdit, (form) => {
    const number = encodeURIComponent(form.get("number") ?? "");
    return `/reports/${number}/edit`;
  });
