/** Why a backup or a restore was refused; the sentences for people are beside the commands. */
export type BackupReason =
  | "folderNotEmpty"
  | "noBackup"
  | "otherFormat"
  | "otherSchema"
  | "damaged"
  | "databaseNotEmpty"
  | "storageNotEmpty";

/** A refusal that changed nothing. `detail` names the table or file that it is about, or is "". */
export class BackupRefused extends Error {
  readonly reason: BackupReason;
  readonly detail: string;
  constructor(reason: BackupReason, detail = "") {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = "BackupRefused";
    this.reason = reason;
    this.detail = detail;
  }
}
