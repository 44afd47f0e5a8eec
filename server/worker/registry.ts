import type { Reactions } from "@/server/core/reactions.ts";
import { makePhotoSizes } from "@/server/media/reactions.ts";
import { mailCode, mailReminder, mailReportReceived } from "@/server/notifications/reactions.ts";

/** Every reaction by the name that entries carry. */
export const reactions: Reactions = {
  "mail-code": mailCode,
  "mail-report-received": mailReportReceived,
  "mail-reminder": mailReminder,
  "make-photo-sizes": makePhotoSizes,
};
