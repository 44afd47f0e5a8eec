import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diskStorage } from "./disk.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "machikado-crash-"));
const script = path.resolve(`.cache/test/disk-writer-${process.pid}.mjs`);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Keeps files as fast as it can, each named after its bytes, and says so after each. */
const writer = `
  import { createHash, randomBytes } from "node:crypto";
  import { writeSync } from "node:fs";
  import { diskStorage } from ${JSON.stringify(path.resolve(import.meta.dirname, "disk.ts"))};
  const storage = diskStorage(process.argv[2] ?? "");
  const one = async () => {
    for (;;) {
      const bytes = randomBytes(200_000);
      const hash = createHash("sha256").update(bytes).digest("hex");
      await storage.put(hash.slice(0, 2) + "/" + hash + ".jpg", bytes, "image/jpeg");
      writeSync(1, hash + "\\n");
    }
  };
  await Promise.all([one(), one(), one(), one()]);
`;

beforeAll(async () => {
  mkdirSync(path.dirname(script), { recursive: true });
  await build({
    stdin: { contents: writer, resolveDir: path.resolve("."), loader: "ts" },
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});

/** Lets it write for a while, kills it, and gives the names it had acknowledged. */
function acknowledgedUntilKilled(root: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, root], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text) => {
    // The time runs from the first file: starting takes longer on a busy machine.
    if (!said) setTimeout(() => child.kill("SIGKILL"), milliseconds);
    said += text;
  });
  return new Promise((resolve) => {
    child.on("close", () => resolve(said.split("\n").slice(0, -1)));
  });
}

describe("a process killed while it writes", () => {
  it.each([20, 60, 110, 170])(
    "loses nothing it acknowledged (after %i ms)",
    async (milliseconds) => {
      const root = path.join(folder, String(milliseconds));
      const acknowledged = await acknowledgedUntilKilled(root, milliseconds);
      expect(acknowledged.length).toBeGreaterThan(0);
      const listed = new Set<string>();
      for await (const { key } of diskStorage(root).list("")) {
        listed.add(key);
        // Whatever stands under its name is whole, acknowledged or not.
        const hash = createHash("sha256")
          .update(readFileSync(path.join(root, key)))
          .digest("hex");
        expect(key).toBe(`${hash.slice(0, 2)}/${hash}.jpg`);
      }
      for (const hash of acknowledged) expect(listed).toContain(`${hash.slice(0, 2)}/${hash}.jpg`);
    },
  );
});
