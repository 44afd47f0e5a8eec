import { headers } from "next/headers";
import { frontBridge } from "@/server/front/bridge.ts";

/**
 * Says what a page shows (`report:ID`, `ward:CODE`, `reports`), so that it may be kept for
 * everybody until one of these changes. A page that shows anything of the reader's own (drafts,
 * rights, times relative to now) must not be tagged.
 */
export async function tagPage(...tags: string[]): Promise<void> {
  const renderId = (await headers()).get("x-machikado-render");
  if (renderId) frontBridge()?.addTags(renderId, tags);
}
