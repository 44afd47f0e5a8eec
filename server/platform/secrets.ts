import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment } from "./env.ts";

let known: string | null = null;

function readOrMake(): string {
  const { dataDir, databaseUrl } = environment();
  if (process.env.MACHIKADO_SECRET) return process.env.MACHIKADO_SECRET;
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file))
    return (JSON.parse(readFileSync(file, "utf8")) as { secret: string }).secret;
  // Two nodes that each made their own would not know one another's sessions.
  if (databaseUrl && process.env.NODE_ENV === "production") {
    throw new Error("MACHIKADO_SECRET is not set and there is no secrets.json in DATA_DIR");
  }
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, JSON.stringify({ secret }), { mode: 0o600, flag: "wx" });
  return secret;
}

/** The installation's one secret: from MACHIKADO_SECRET, else made on first start (mode 0600). */
export function installationSecret(): string {
  known ??= readOrMake();
  return known;
}

/** Keyed hash for one purpose; hashes of different purposes cannot be matched with one another. */
export const keyedHash = (purpose: string, value: string) =>
  createHmac("sha256", installationSecret()).update(`${purpose}\0${value}`).digest("hex");

/** Six digits that only this installation can work out from the id; so no code is kept at rest. */
export function sixDigits(id: string): string {
  const bytes = createHmac("sha256", installationSecret()).update(`code\0${id}`).digest();
  return String(Number(bytes.readBigUInt64BE(0) % 1_000_000n)).padStart(6, "0");
}

/** Compares in the same time whatever differs. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
