import { rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { defineConfig } from "@playwright/test";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

// This file is read again in every worker, which must find the same server.
if (!process.env.E2E_DATA_DIR) {
  process.env.E2E_DATA_DIR = ".cache/e2e-data";
  rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true });
}
process.env.E2E_PORT ??= String(await freePort());

const address = `http://127.0.0.1:${process.env.E2E_PORT}`;

/** The production build on an embedded database of its own, on a phone and on a desk. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: address,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // Drawing by software: test machines have no graphics card. Nothing is fetched from elsewhere.
      args: [
        "--no-sandbox",
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: "desk", use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    command: "node scripts/prepare.mjs && exec node dist/serve.mjs",
    url: address,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "pipe",
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      HOST: "127.0.0.1",
      PUBLIC_URL: address,
      DATABASE_URL: "",
      // Another zone than the city's, so that no day leans on the machine's.
      TZ: "Asia/Kathmandu",
    },
  },
});
