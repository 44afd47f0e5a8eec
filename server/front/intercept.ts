import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Where the body of an answer goes once its head is known. */
export type Sink = {
  /** @returns false when the writer should wait for `drain`. */
  write(chunk: Buffer): boolean;
  end(): void;
  flush?(): void;
};

type Done = () => void;

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string") {
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  }
  if (!(chunk instanceof Uint8Array)) return Buffer.alloc(0);
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function takeHead(res: ServerResponse, args: unknown[]) {
  const [status, ...rest] = args;
  if (typeof status === "number") res.statusCode = status;
  for (const headers of rest) {
    if (Array.isArray(headers)) {
      for (let at = 0; at + 1 < headers.length; at += 2)
        res.setHeader(headers[at], headers[at + 1]);
    } else if (headers && typeof headers === "object") {
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
        if (value !== undefined) res.setHeader(name, value as OutgoingHttpHeader & string);
      }
    }
  }
}

const PATCHED = ["writeHead", "flushHeaders", "write", "end"] as const;

/**
 * Calls `atHead` once, when the head of the answer is complete but nothing has been sent. It may
 * change status and headers, and gives the sink for the body, or null to let the answer go its
 * own way. With a sink the head is not sent: `atHead` does, or the sink at its end.
 */
export function intercept(res: ServerResponse, atHead: () => Sink | null): void {
  let sink: Sink | null = null;
  const open = (): Sink | null => {
    if (sink) return sink;
    release(res);
    sink = atHead();
    if (sink) lead(res, sink);
    return sink;
  };
  const patch = {
    writeHead: (...args: unknown[]) => {
      takeHead(res, args);
      return open() ? res : res.writeHead(res.statusCode);
    },
    flushHeaders: () => {
      if (!open()) res.flushHeaders();
    },
    write: (...args: Parameters<ServerResponse["write"]>) => {
      open();
      return res.write(...args);
    },
    end: (...args: Parameters<ServerResponse["end"]>) => {
      open();
      return res.end(...args);
    },
  };
  Object.assign(res, patch);
}

/** Lets the writer of the answer write into the sink. */
function lead(res: ServerResponse, sink: Sink): void {
  const callback = (args: unknown[]) => args.find((one): one is Done => typeof one === "function");
  Object.assign(res, {
    writeHead: () => res,
    flushHeaders: () => {},
    flush: () => sink.flush?.(),
    write: (chunk: unknown, ...args: unknown[]) => {
      const goOn = sink.write(bytes(chunk, args[0]));
      callback(args)?.();
      return goOn;
    },
    end: (...args: unknown[]) => {
      const [chunk] = args;
      if (chunk && typeof chunk !== "function") sink.write(bytes(chunk, args[1]));
      const done = callback(args);
      if (done) res.once("finish", done);
      sink.end();
      return res;
    },
  });
}

/** Gives the answer its own methods back, for a sink that sends everything at its end. */
export function release(res: ServerResponse): void {
  for (const name of [...PATCHED, "flush"]) Reflect.deleteProperty(res, name);
}

/** Writes past any interception. The head must have been sent. */
export function writeThrough(res: ServerResponse, chunk: Buffer): boolean {
  return Reflect.apply(ServerResponse.prototype.write, res, [chunk]);
}

/** Ends past any interception. The head must have been sent. */
export function endThrough(res: ServerResponse): void {
  Reflect.apply(ServerResponse.prototype.end, res, []);
}
