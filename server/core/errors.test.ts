import { expect, test } from "vitest";
import { DomainError, httpStatus, invalid, notFound } from "./errors.ts";

test("every code has a status of its own in HTTP", () => {
  expect(httpStatus).toEqual({
    invalid: 422,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    too_many: 429,
  });
});

test("several problems are told at once; the first gives the sentence", () => {
  const error = invalid([
    { field: "title", key: "titleLong", params: { over: 3 } },
    { field: "body", key: "bodyLong" },
  ]);
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: "invalid", messageKey: "titleLong", params: { over: 3 } });
  expect(error.problems).toHaveLength(2);
});

test("no problem at all still has a sentence", () => {
  expect(invalid([])).toMatchObject({ code: "invalid", messageKey: "invalid", params: {} });
});

test("not found says nothing about what was looked for", () => {
  const error = notFound();
  expect(error).toMatchObject({ code: "not_found", messageKey: "notFound", params: {} });
  expect(error.message).toBe("not_found: notFound");
});
