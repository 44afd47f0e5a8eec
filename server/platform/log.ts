type Fields = Record<string, string | number | boolean | null | undefined>;

/** A failed query's message ends with its parameters: addresses and texts among them. */
const withoutParams = ({ stack = "", message }: Error) =>
  stack.replace(message, () => message.split("\nparams: ")[0] ?? "");

function described(error: Error): Record<string, unknown> {
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const inner = cause instanceof Error ? { name: cause.name, code } : undefined;
  return { name: error.name, stack: withoutParams(error), cause: inner };
}

/**
 * One JSON line per event on standard error. Callers pass ids and codes, never a name, an
 * address or a body: logs are kept longer than people's data.
 */
function write(level: "info" | "warn" | "error", event: string, fields: Fields, cause?: unknown) {
  const line: Record<string, unknown> = {
    at: new Date().toISOString(),
    level,
    event,
    ...fields,
  };
  if (cause instanceof Error) line.cause = described(cause);
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

export const log = {
  info: (event: string, fields: Fields = {}) => write("info", event, fields),
  warn: (event: string, fields: Fields = {}, cause?: unknown) =>
    write("warn", event, fields, cause),
  error: (event: string, fields: Fields = {}, cause?: unknown) =>
    write("error", event, fields, cause),
};
