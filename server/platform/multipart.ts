import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy, { type Busboy } from "busboy";
import { environment } from "./env.ts";
import { type UploadRoom, uploadRooms } from "./upload-room.ts";

export type FormLimits = {
  /** A longer file is cut there and marked. */
  fileBytes: number;
  /** Files after this many are counted, not kept. */
  files: number;
  /** A longer text is cut there and its field named. */
  fieldBytes: number;
  /** The whole body; a longer one is refused. */
  requestBytes: number;
  /** Whose share of the disk the files take; without one all such forms share one. */
  sender?: string;
  /** Gives up when nothing came for so long; a minute by default. */
  idleMs?: number;
};

export type ReceivedFile = {
  field: string;
  /** As the sender named it: for people to read, never a path. */
  filename: string;
  /** Absolute path of the temporary file. */
  path: string;
  bytes: number;
  /** True when the rest of it was thrown away at the limit. */
  truncated: boolean;
};

export type ReadForm = {
  fields: Record<string, string[]>;
  files: ReceivedFile[];
  refusedFiles: number;
  cutFields: string[];
  /** Removes the temporary files; call it in `finally`. Never throws. */
  cleanup(): Promise<void>;
};

export type FormErrorCode = "wrong-type" | "too-big" | "broken" | "busy";

/** A body that could not be read. Nothing of it is left on the disk. */
export class FormError extends Error {
  readonly code: FormErrorCode;

  constructor(code: FormErrorCode, cause?: unknown) {
    super(`form: ${code}`, { cause });
    this.name = "FormError";
    this.code = code;
  }
}

const PARTS = { files: 50, fields: 500 };
const FIELD_NAME_BYTES = 200;
/** Texts are the only part held in memory: all of them together. */
const TEXT_BYTES = 2_000_000;
const IDLE_MS = 60_000;

/**
 * Text that every database and page can hold: without NUL (PostgreSQL refuses it), half a surrogate
 * pair becomes U+FFFD, and line ends are LF (browsers send CRLF whatever was typed).
 */
export const wellFormed = (text: string) =>
  text
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n");

type Slot = ReceivedFile & { kept: boolean };

type Reading = {
  folder: string;
  limits: FormLimits;
  texts: Map<string, string[]>;
  textBytes: number;
  cutFields: Set<string>;
  slots: Slot[];
  kept: number;
  refusedFiles: number;
  room: UploadRoom;
  stop: AbortController;
};

/** Whether there is room for one more; an input left empty never asks. */
function takesRoom(reading: Reading): boolean {
  if (reading.kept < reading.limits.files) {
    reading.kept++;
    return true;
  }
  reading.refusedFiles++;
  return false;
}

/** Written in few large pieces: each goes to another thread and back. */
const WRITTEN_AT_ONCE = 512 * 1024;

async function keepFile(reading: Reading, slot: Slot, stream: Readable & { truncated?: boolean }) {
  let handle: FileHandle | null = null;
  let refused = false;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const write = async () => {
    await (handle as FileHandle | null)?.writeFile(Buffer.concat(held));
    held = [];
    heldBytes = 0;
  };
  const begin = async () => {
    refused = !takesRoom(reading);
    if (refused) return;
    slot.kept = true;
    await mkdir(reading.folder, { recursive: true, mode: 0o700 });
    handle = await open(slot.path, "wx", 0o600);
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (!handle && !refused) await begin();
      // Read to the end all the same: what follows in the body is still wanted.
      if (handle && !reading.room.take(chunk.length)) throw new FormError("busy");
      slot.bytes += chunk.length;
      if (!handle) continue;
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes >= WRITTEN_AT_ONCE) await write();
    }
    await write();
    // A browser sends an input left empty as a file without name and bytes.
    if (!handle && !refused && slot.filename) await begin();
    slot.truncated = stream.truncated === true;
  } catch (error) {
    reading.stop.abort(error);
    throw error;
  } finally {
    await (handle as FileHandle | null)?.close();
  }
}

function keepText(reading: Reading, name: string, value: string, cut: boolean): void {
  reading.textBytes += Buffer.byteLength(value);
  if (reading.textBytes > TEXT_BYTES) reading.stop.abort(new FormError("too-big"));
  const field = wellFormed(name);
  reading.texts.set(field, [...(reading.texts.get(field) ?? []), wellFormed(value)]);
  if (cut) reading.cutFields.add(field);
}

function listen(form: Busboy, reading: Reading): Promise<void>[] {
  const saving: Promise<void>[] = [];
  const tooMany = () => reading.stop.abort(new FormError("too-big"));
  form.on("field", (name: string | undefined, value, { valueTruncated }) => {
    if (name) keepText(reading, name, value, valueTruncated);
  });
  form.on("file", (name: string | undefined, stream, { filename }) => {
    const slot: Slot = {
      field: wellFormed(name ?? ""),
      filename: wellFormed(filename ?? "").slice(-200),
      path: path.join(reading.folder, randomBytes(16).toString("hex")),
      bytes: 0,
      truncated: false,
      kept: false,
    };
    reading.slots.push(slot);
    const saved = keepFile(reading, slot, stream);
    // Settled below; until then a rejection must not count as unhandled.
    saved.catch(() => undefined);
    saving.push(saved);
  });
  form.on("filesLimit", tooMany);
  form.on("fieldsLimit", tooMany);
  return saving;
}

/** Counts bytes, and gives up when none came for a while. */
function meter({ requestBytes, idleMs = IDLE_MS }: FormLimits): Transform {
  let bytes = 0;
  let timer: NodeJS.Timeout;
  const gate = new Transform({
    transform(chunk: Buffer, _, pass) {
      timer.refresh();
      bytes += chunk.length;
      pass(bytes > requestBytes ? new FormError("too-big") : null, chunk);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
  timer = setTimeout(() => gate.destroy(new FormError("broken")), idleMs);
  return gate;
}

function parserFor(request: Request, limits: FormLimits): Busboy {
  if (Number(request.headers.get("content-length") ?? 0) > limits.requestBytes) {
    throw new FormError("too-big");
  }
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: {
        ...PARTS,
        fileSize: limits.fileBytes,
        fieldSize: limits.fieldBytes,
        fieldNameSize: FIELD_NAME_BYTES,
      },
    });
  } catch (error) {
    throw new FormError("wrong-type", error);
  }
}

async function receive(request: Request, form: Busboy, reading: Reading): Promise<void> {
  const saving = listen(form, reading);
  const body = request.body
    ? Readable.fromWeb(request.body as ReadableStream)
    : Readable.from([], { objectMode: false });
  const { signal } = reading.stop;
  const give = () => reading.stop.abort(new FormError("broken"));
  request.signal.addEventListener("abort", give, { once: true });
  if (request.signal.aborted) give();
  try {
    await pipeline(body, meter(reading.limits), form, { signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof FormError ? error : new FormError("broken", error);
  } finally {
    request.signal.removeEventListener("abort", give);
    await Promise.allSettled(saving);
  }
  await Promise.all(saving);
}

const cleanupOf = (reading: Reading) => async () => {
  await Promise.allSettled(reading.slots.map((slot) => rm(slot.path, { force: true })));
  reading.room.leave();
};

function finished(reading: Reading): ReadForm {
  const files = reading.slots.filter((slot) => slot.kept).map(({ kept: _, ...file }) => file);
  // Without a prototype: a field may be called `__proto__`.
  const fields: Record<string, string[]> = Object.create(null);
  for (const [name, values] of reading.texts) fields[name] = values;
  return {
    fields,
    files,
    refusedFiles: reading.refusedFiles,
    cutFields: [...reading.cutFields],
    cleanup: cleanupOf(reading),
  };
}

/**
 * Reads a posted form (multipart or urlencoded) as it comes: files go straight to disk, no body is
 * ever held in memory. Texts are made well-formed (`wellFormed`); inputs left empty are left out.
 * @param folder for temporary files; by default `DATA_DIR/tmp`
 * @throws FormError wrong-type, too-big, broken when the sender went away, or busy when too much is
 * under way; other errors when the disk fails. Nothing is left behind then.
 */
export async function readForm(
  request: Request,
  limits: FormLimits,
  folder: string = path.join(environment().dataDir, "tmp"),
): Promise<ReadForm> {
  const form = parserFor(request, limits);
  const reading: Reading = {
    folder,
    limits,
    texts: new Map(),
    textBytes: 0,
    cutFields: new Set(),
    slots: [],
    kept: 0,
    refusedFiles: 0,
    room: uploadRooms().enter(limits.sender ?? ""),
    stop: new AbortController(),
  };
  try {
    await receive(request, form, reading);
    return finished(reading);
  } catch (error) {
    await cleanupOf(reading)();
    throw error;
  }
}
