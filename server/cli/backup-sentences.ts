import { type BackupReason, BackupRefused } from "@/server/core/backup/refusal.ts";

/** What people read when a backup or a restore is refused. */
export const backupSentences: Record<BackupReason, { ja: string; en: string }> = {
  folderNotEmpty: {
    ja: "そのフォルダーは空ではありません。新しいフォルダーを指定してください。",
    en: "That folder is not empty. Name a new one.",
  },
  noBackup: {
    ja: "そこに控えはありません（manifest.json がありません）。",
    en: "There is no backup in that folder (no manifest.json).",
  },
  otherFormat: {
    ja: "この控えは、別の版のまちかどで作られたものです。その版で戻してください。",
    en: "This backup was made by another version of Machikado. Restore it with that version.",
  },
  otherSchema: {
    ja: "この控えは、データベースの形が違う版で作られたものです。同じ版のまちかどで戻してから、新しい版にしてください。",
    en: "This backup was made with another database schema. Restore it with the same version of Machikado, then update.",
  },
  damaged: {
    ja: "控えが壊れているか、欠けています。何も変えていません。",
    en: "The backup is damaged or not whole. Nothing was changed.",
  },
  databaseNotEmpty: {
    ja: "データベースが空ではありません。空のデータベースに戻してください。",
    en: "The database is not empty. Restore into an empty one.",
  },
  storageNotEmpty: {
    ja: "写真の置き場所が空ではありません。空の場所に戻してください。",
    en: "The photo storage is not empty. Restore into an empty one.",
  },
};

/** Says why a backup or restore was refused and ends with 1; other errors go on. */
export function tellRefusal(error: unknown): void {
  if (!(error instanceof BackupRefused)) throw error;
  const { ja, en } = backupSentences[error.reason];
  console.error(`${ja}\n${en}${error.detail ? `\n(${error.detail})` : ""}`);
  process.exitCode = 1;
}
