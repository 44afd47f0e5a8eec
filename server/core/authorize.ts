import { DomainError } from "./errors.ts";

/** Throws `forbidden` unless a policy said yes. First line of every command. */
export function authorize(allowed: boolean): asserts allowed {
  if (!allowed) throw new DomainError("forbidden", "forbidden");
}
