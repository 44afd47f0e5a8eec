import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenDatabase, openEmbedded, openPostgres, rows } from "@/db/client.ts";
import { administratorPermissions } from "@/server/accounts/policy.ts";
import { lockFile, takeDatabaseLock } from "@/server/platform/lock.ts";
import { newDatabaseAddress } from "@/server/testing/database.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "machikado-terminal-"));
let address: string | null;

beforeAll(async () => {
  address = await newDatabaseAddress();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Said = { code: number; out: string; err: string };

/** What `npm run NAME -- WORDS` does, as a process of its own. */
function terminal(file: string, words: string[], env: Record<string, string> = {}): Promise<Said> {
  const own: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: address ?? "",
    ...env,
  };
  return new Promise((resolve) => {
    const call = [path.resolve("scripts/run.mjs"), `server/cli/${file}`, ...words];
    execFile(process.execPath, call, { env: own }, (error, out, err) => {
      const code = error ? Number(error.code ?? 1) : 0;
      resolve({ code, out, err });
    });
  });
}

async function inDatabase<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const folder = path.join(dataDir, "database");
  const open = await (address ? openPostgres(address) : openEmbedded(folder));
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

const grants = () =>
  inDatabase((open) =>
    rows<{ address: string; permissions: string[] }>(
      open.db,
      sql`select e.address, array_agg(g.permission order by g.permission) as permissions
        from person_email e join permission_grant g on g.person_id = e.person_id
        where g.ward_code is null and g.office_code is null group by 1`,
    ),
  );

describe("npm run admin", () => {
  test.each(["a@b@c", "管理者@"])(
    "with %j says that it is none, ends with 2 and makes no database",
    async (typed) => {
      const { code, out, err } = await terminal("make-admin.ts", [typed]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("メールアドレスの形ではありません");
      expect(err).toContain("not a mail address");
      expect(readdirSync(dataDir)).toEqual([]);
    },
  );

  test("without an address says how it is called", async () => {
    const { code, err } = await terminal("make-admin.ts", []);
    expect(code).toBe(2);
    expect(err).toContain("npm run admin -- MAIL");
  });

  test("makes the first administrator, says so, and again changes nothing", async () => {
    for (const typed of ["Office@City.example", "office@city.example"]) {
      const { code, out, err } = await terminal("make-admin.ts", [typed]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain("office@city.example は管理者です");
      expect(out).toContain("office@city.example is an administrator");
      expect(existsSync(lockFile(dataDir))).toBe(false);
    }
    expect(await grants()).toEqual([
      { address: "office@city.example", permissions: [...administratorPermissions].sort() },
    ]);
  });
});

describe("npm run backup and npm run restore", () => {
  const folder = path.join(dataDir, "kept");

  test("save a place and bring it to another, which is not taken twice", async () => {
    const saved = await terminal("backup.ts", [folder]);
    expect(saved).toMatchObject({ code: 0, err: "" });
    expect(saved.out).toMatch(/\d+ rows, 0 photo files/);
    const again = await terminal("backup.ts", [folder]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("That folder is not empty");

    const other = await newDatabaseAddress();
    const place = { DATA_DIR: path.join(dataDir, "other"), DATABASE_URL: other ?? "" };
    const restored = await terminal("restore.ts", [folder], place);
    expect(restored).toEqual({ code: 0, err: "", out: saved.out.replace(`${folder}\n`, "") });
    const refused = await terminal("restore.ts", [folder], place);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("The database is not empty");
    const none = await terminal("restore.ts", [path.join(dataDir, "nowhere")], place);
    expect(none.err).toContain("There is no backup in that folder");
  });
});

test("the embedded database in use by a server is left alone, in plain words", async () => {
  const release = takeDatabaseLock(dataDir);
  const calls = [
    ["make-admin.ts", "office@city.example"],
    ["backup.ts", path.join(dataDir, "not-made")],
    ["restore.ts", path.join(dataDir, "kept")],
  ] as const;
  for (const [file, word] of calls) {
    const { code, out, err } = await terminal(file, [word], { DATABASE_URL: "" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("The server is using this data");
  }
  release();
});
