import { expect, type Page, test } from "@playwright/test";
import {
  emptyDatabase,
  setUpDatabase,
  startNode,
  type TestNode,
  temporaryFolder,
} from "./support/start-node.ts";

const server = process.env.E2E_POSTGRES_URL ?? "";

test.describe("two nodes on one database", () => {
  test.skip(!server, "not run: no PostgreSQL");
  test.skip(({ isMobile }) => isMobile, "once is enough");
  test.describe.configure({ mode: "serial", timeout: 240_000 });

  let nodes: TestNode[] = [];
  let dropDatabase: () => Promise<void>;

  test.beforeAll(async () => {
    const { url, drop } = await emptyDatabase(server);
    dropDatabase = drop;
    const settings = { DATABASE_URL: url, MACHIKADO_DEMO: "1", DATA_DIR: temporaryFolder() };
    setUpDatabase(settings);
    nodes = await Promise.all([startNode(settings), startNode(settings)]);
  });

  test.afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await dropDatabase?.();
  });

  async function signInAs(page: Page, node: TestNode, role: string) {
    const answer = await page.request.post(`${node.address}/api/auth/demo`, {
      form: { role, locale: "ja" },
      headers: { origin: node.address },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
  }

  const numbers = async (node: TestNode) => {
    const html = await (await fetch(`${node.address}/`)).text();
    return [...new Set([...html.matchAll(/\/reports\/([0-9A-Z]{10})/g)].map((match) => match[1]))];
  };

  test("a report that is hidden on one is gone with the next request to the other", async ({
    page,
    context,
  }) => {
    const [one, other] = nodes as [TestNode, TestNode];
    const policyErrors: string[] = [];
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) policyErrors.push(message.text());
    });
    await signInAs(page, one, "administrator");
    const some = (await numbers(other)).slice(0, 5);
    expect(some).toHaveLength(5);
    for (const number of some) {
      const address = `${other.address}/reports/${number}`;
      const before = await fetch(address);
      expect(before.status).toBe(200);
      const policy = before.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self' 'sha256-");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
      await fetch(address);

      await page.goto(`${one.address}/reports/${number}`);
      const id = await page
        .locator('form[action^="/api/reports/show"] input[name="id"]')
        .first()
        .inputValue();
      const hidden = await page.request.post(`${one.address}/api/reports/show`, {
        form: { id, number: number ?? "", showing: "hidden", locale: "ja" },
        headers: { origin: one.address },
        maxRedirects: 0,
      });
      expect(hidden.status()).toBe(303);
      expect((await fetch(address)).status).toBe(404);
      expect(await numbers(other)).not.toContain(number);
      expect(await numbers(one)).not.toContain(number);
    }
    await context.clearCookies();
    await page.goto(other.address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(policyErrors).toEqual([]);
  });
});

test.describe("a server that is no demonstration", () => {
  test.skip(!server, "not run: no PostgreSQL");
  test.skip(({ isMobile }) => isMobile, "once is enough");

  test("has no one-click people and no mailbox", async () => {
    test.setTimeout(240_000);
    const { url, drop } = await emptyDatabase(server);
    const settings = { DATABASE_URL: url, DATA_DIR: temporaryFolder() };
    setUpDatabase(settings);
    const node = await startNode(settings);
    try {
      for (const path of ["/demo", "/mailbox", "/en/demo", "/en/mailbox"])
        expect((await fetch(node.address + path)).status, path).toBe(404);
      const signIn = await fetch(`${node.address}/api/auth/demo`, {
        method: "POST",
        body: new URLSearchParams({ role: "administrator" }),
        headers: { origin: node.address },
        redirect: "manual",
      });
      expect(signIn.status).toBe(404);
      const front = await (await fetch(node.address)).text();
      expect(front).not.toContain("公式サイトではありません");
    } finally {
      await node.stop();
      await drop();
    }
  });
});
