import { createServer, type Server } from "node:net";
import nodemailer from "nodemailer";
import { afterEach, describe, expect, test, vi } from "vitest";
import { closeMail, sendMail } from "./mail.ts";

const mail = { id: "x", to: "a@example.jp", subject: "s", text: "t", locale: "ja" };

const started: Server[] = [];

/** A mail server that takes connections and never says a word. */
async function silentServer(): Promise<number> {
  const server = createServer(() => {});
  started.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

afterEach(() => {
  closeMail();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const server of started.splice(0)) server.close();
});

describe("a mail server that does not answer", () => {
  test("is given up, and the mail tried again later", async () => {
    vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${await silentServer()}?greetingTimeout=50`);
    await expect(sendMail(mail)).rejects.toThrow(/greeting/i);
  });

  test("is given up before another worker takes the mail over, whatever step it stops at", async () => {
    const made = vi.spyOn(nodemailer, "createTransport");
    vi.stubEnv("SMTP_URL", "smtp://user:p%40ss@127.0.0.1:1?greetingTimeout=50");
    await expect(sendMail(mail)).rejects.toThrow();
    const url = new URL(String(made.mock.calls[0]?.[0]));
    expect([url.username, url.password]).toEqual(["user", "p%40ss"]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      pool: "true",
      connectionTimeout: "10000",
      greetingTimeout: "50",
      socketTimeout: "20000",
    });
  });
});
