import { randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A version 7 UUID (RFC 9562): ordered by time, so that new rows land beside one another. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 128 random bits as hexadecimal: an address nobody can guess. */
export const newKey = () => randomBytes(16).toString("hex");

/**
 * The number people read out on the telephone: ten letters and digits of Crockford's base 32
 * (no I, L, O, U) from the last 50 random bits of the id.
 */
export function numberOf(id: string): string {
  let bits = BigInt(`0x${id.replaceAll("-", "").slice(-13)}`) & ((1n << 50n) - 1n);
  let text = "";
  for (let i = 0; i < 10; i++) {
    text = (CROCKFORD[Number(bits & 31n)] ?? "0") + text;
    bits >>= 5n;
  }
  return text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a well-formed lower-case UUID; anything else never reaches the database. */
export const isId = (text: string) => UUID.test(text);
