import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { diskStorage } from "@/server/platform/storage/disk.ts";
import { testCity } from "@/server/testing/people.ts";
import { backUp } from "./backup.ts";

test("a backup is its owner's alone to read, also in a folder that was open to all", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "machikado-own-"));
  const [folder, photos] = [path.join(home, "backup"), diskStorage(path.join(home, "photos"))];
  mkdirSync(folder, { mode: 0o755 });
  await photos.put("ab/one.jpg", Buffer.from("x"), "image/jpeg");
  await backUp(await testCity(), photos, folder);
  const parts = readdirSync(folder).sort();
  expect(parts).toEqual(["manifest.json", "photos", "photos.sha256", "tables"]);
  for (const name of parts)
    expect([name, statSync(path.join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  rmSync(home, { recursive: true });
});
