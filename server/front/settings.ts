import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Environment, environment } from "../platform/env.ts";

export type Settings = Environment & { listenHost: string; trustProxy: boolean };

/** Settings may be kept in a file; what the environment says already counts more. */
export function readEnvironmentFile(): void {
  // Node 20.12 and newer.
  if (existsSync(".env")) process.loadEnvFile?.(".env");
}

/**
 * Reads what the operator set. The demonstration signs anyone in with one click, so it is open to
 * this computer alone unless HOST says otherwise.
 */
export function frontSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const settings = environment(source);
  return {
    ...settings,
    listenHost: settings.host ?? (settings.demo ? "127.0.0.1" : "0.0.0.0"),
    trustProxy: source.TRUST_PROXY === "1",
  };
}

function storedSecret(dataDir: string): string | null {
  try {
    const file = path.join(dataDir, "secrets.json");
    const { secret } = JSON.parse(readFileSync(file, "utf8")) as { secret?: unknown };
    return typeof secret === "string" ? secret : null;
  } catch {
    return null;
  }
}

/** Sets what Next, next-auth and the pages read from the environment, before they are loaded. */
export function completeEnvironment(settings: Settings, source: NodeJS.ProcessEnv): void {
  const secret = source.MACHIKADO_SECRET || storedSecret(settings.dataDir);
  Object.assign(source, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    // Without it next-auth takes every address for localhost:3000.
    NEXTAUTH_URL: source.NEXTAUTH_URL || settings.publicUrl,
    ...(secret ? { MACHIKADO_SECRET: secret, NEXTAUTH_SECRET: secret } : {}),
  });
}
