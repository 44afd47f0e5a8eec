import path from "node:path";

/** What the operator set, read once per call so that tests can change it. Paths are absolute. */
export type Environment = {
  /** Folder for the embedded database, photos, secrets and mails. */
  dataDir: string;
  /** PostgreSQL address, or null for the embedded database. */
  databaseUrl: string | null;
  /** Demo people and the mailbox page exist only when this is true. */
  demo: boolean;
  host: string | null;
  port: number;
  /** Address people type, without a slash at the end. */
  publicUrl: string;
  cityDataDir: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  mapboxToken: string | null;
  /** `inline`: reactions and jobs run in the web process; `none`: `npm run worker` does them. */
  worker: "inline" | "none";
};

/** @returns the environment with defaults filled in. Never throws: checks live in `scripts/prepare.mjs`. */
export function environment(source: NodeJS.ProcessEnv = process.env): Environment {
  const databaseUrl = source.DATABASE_URL || null;
  const port = Number(source.PORT || 3000);
  return {
    dataDir: path.resolve(/*turbopackIgnore: true*/ source.DATA_DIR || "data"),
    databaseUrl,
    demo: databaseUrl === null || source.MACHIKADO_DEMO === "1",
    host: source.HOST || null,
    port,
    publicUrl: (source.PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, ""),
    cityDataDir: source.CITY_DATA_DIR
      ? path.resolve(/*turbopackIgnore: true*/ source.CITY_DATA_DIR)
      : null,
    smtpUrl: source.SMTP_URL || null,
    mailFrom: source.MAIL_FROM || "まちかど <no-reply@localhost>",
    mapboxToken: source.MAPBOX_TOKEN || null,
    worker: source.MACHIKADO_WORKER === "none" ? "none" : "inline",
  };
}
