type Fields = Record<string, string | number | boolean | null | undefined>;

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
  if (cause instanceof Error) line.cause = { name: cause.name, stack: cause.stack };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

export const log = {
  info: (event: string, fields: Fields = {}) => write("info", event, fields),
  warn: (event: string, fields: Fields = {}, cause?: unknown) =>
    write("warn", event, fields, cause),
  error: (event: string, fields: Fields = {}, cause?: unknown) =>
    write("error", event, fields, cause),
};
