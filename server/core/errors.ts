export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_many";

export type Params = Record<string, string | number>;

/** One thing wrong with what was sent: which field, and the message key that says it. */
export type Problem = { field: string; key: string; params?: Params };

/**
 * What a person can be told. `messageKey` is a key in the `errors` messages; anything thrown that
 * is not a DomainError reaches people only as "something went wrong" with a reference.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly params: Params;
  readonly problems: Problem[];

  constructor(code: ErrorCode, messageKey: string, params: Params = {}, problems: Problem[] = []) {
    super(`${code}: ${messageKey}`);
    this.name = "DomainError";
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
    this.problems = problems;
  }
}

/** Several fields are wrong at once. */
export const invalid = (problems: Problem[]) =>
  new DomainError("invalid", problems[0]?.key ?? "invalid", problems[0]?.params, problems);

/** The same answer for "is not there" and "is not for you": existence is not told. */
export const notFound = () => new DomainError("not_found", "notFound");

export const httpStatus: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
};
