import type { ListKey } from "@/server/reports/schema.ts";

/** The key of a list's next page as one word of an address. */
export const writeListKey = ({ createdAt, id }: ListKey) => `${createdAt}~${id}`;

/** The same read back; what makes no sense begins at the newest. */
export function readListKey(text: string | null | undefined): ListKey | null {
  const match =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      text ?? "",
    );
  const [, createdAt, id] = match ?? [];
  if (!createdAt || !id || Number.isNaN(Date.parse(createdAt))) return null;
  return { createdAt, id };
}
