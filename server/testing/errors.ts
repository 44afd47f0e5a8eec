import { expect } from "vitest";
import { DomainError, type ErrorCode } from "@/server/core/errors.ts";

/** The DomainError that a call ends in; anything else fails the test. */
export async function failure(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}

/** Expects a refusal with this code and, where given, this message. */
export async function expectRefusal(call: Promise<unknown>, code: ErrorCode, key?: string) {
  const error = await failure(call);
  expect(error.code).toBe(code);
  if (key) expect(error.messageKey).toBe(key);
}

/** `field: key` of each problem, in the order they are told. */
export const problemsOf = (error: DomainError) =>
  error.problems.map(({ field, key }) => `${field}: ${key}`);
