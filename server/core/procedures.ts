import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { Context } from "@/server/core/context.ts";
import { DomainError, type ErrorCode } from "@/server/core/errors.ts";
import { newKey } from "@/server/core/ids.ts";
import { log } from "@/server/platform/log.ts";

const trpcCode: Record<ErrorCode, TRPCError["code"]> = {
  invalid: "UNPROCESSABLE_CONTENT",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  too_many: "TOO_MANY_REQUESTS",
};

/** What the browser gets of a failure: a message key for people, or a reference for the log. */
export type ShownError =
  | { messageKey: string; params: DomainError["params"]; problems: DomainError["problems"] }
  | { reference: string };

function shown(error: TRPCError): ShownError {
  const { cause } = error;
  if (cause instanceof DomainError)
    return { messageKey: cause.messageKey, params: cause.params, problems: cause.problems };
  if (error.code === "BAD_REQUEST" || error.code === "NOT_FOUND")
    return { messageKey: "badRequest", params: {}, problems: [] };
  const reference = newKey().slice(0, 8);
  log.error("trpc failed", { reference, code: error.code }, cause ?? error);
  return { reference };
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  // tRPC would send any thrown message to the browser: it is replaced here, for good.
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.code,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, shown: shown(error) },
  }),
});

const mapErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof DomainError) {
    const { cause } = result.error;
    throw new TRPCError({ code: trpcCode[cause.code], cause });
  }
  return result;
});

export const { router, createCallerFactory } = t;
export const procedure = t.procedure.use(mapErrors);
