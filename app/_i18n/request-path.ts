import { headers } from "next/headers";
import { splitLocale } from "./path.ts";

/**
 * The path and query this page was asked for, without its language; `server/front` writes it into
 * `x-machikado-path` because a layout is told no path. Null when the front is not there.
 */
export async function requestPath(): Promise<string | null> {
  const given = (await headers()).get("x-machikado-path");
  return given?.startsWith("/") ? splitLocale(given).path : null;
}
