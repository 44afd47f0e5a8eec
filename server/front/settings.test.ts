import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { completeEnvironment, frontSettings } from "./settings.ts";

const env = (source: Record<string, string>) => source as unknown as NodeJS.ProcessEnv;

describe("where the server listens", () => {
  const matrix: [Record<string, string>, string][] = [
    [{}, "127.0.0.1"],
    [{ HOST: "0.0.0.0" }, "0.0.0.0"],
    [{ DATABASE_URL: "postgres://x" }, "0.0.0.0"],
    [{ DATABASE_URL: "postgres://x", MACHIKADO_DEMO: "1" }, "127.0.0.1"],
    [{ DATABASE_URL: "postgres://x", MACHIKADO_DEMO: "1", HOST: "::" }, "::"],
  ];
  it.each(matrix)("%o", (source, host) => {
    expect(frontSettings(env(source)).listenHost).toBe(host);
  });
});

it.each([
  ["1", true],
  ["0", false],
  ["true", false],
  ["", false],
])("trusts a proxy with TRUST_PROXY=%s: %s", (value, trusted) => {
  expect(frontSettings(env({ TRUST_PROXY: value })).trustProxy).toBe(trusted);
});

describe("what Next and next-auth are told", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "machikado-settings-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function completed(source: Record<string, string>) {
    const given = env({ DATA_DIR: folder, ...source });
    completeEnvironment(frontSettings(given), given);
    return given;
  }

  it("the address people type", () => {
    expect(completed({ PORT: "4000" }).NEXTAUTH_URL).toBe("http://localhost:4000");
    const given = completed({ PUBLIC_URL: "https://machikado.example/" });
    expect(given.NEXTAUTH_URL).toBe("https://machikado.example");
    expect(given.NODE_ENV).toBe("production");
  });

  it("the secret that was given, else the stored one", () => {
    expect(completed({}).NEXTAUTH_SECRET).toBeUndefined();
    writeFileSync(path.join(folder, "secrets.json"), '{"secret":"stored"}');
    expect(completed({}).NEXTAUTH_SECRET).toBe("stored");
    expect(completed({ MACHIKADO_SECRET: "given" }).NEXTAUTH_SECRET).toBe("given");
    writeFileSync(path.join(folder, "secrets.json"), "half a fi");
    expect(completed({}).MACHIKADO_SECRET).toBeUndefined();
  });
});
