import { type BrowserContext, test as base, expect } from "@playwright/test";

/** What must not happen in any test: noticed on every page, asked about at the end. */
export type Noticed = {
  /** Requests to other hosts than the server's. */
  elsewhere: string[];
  /** Complaints of the browser about the content security policy. */
  policy: string[];
  /** Errors that no script caught. */
  errors: string[];
  /** Answers that say the server failed. */
  failures: string[];
};

const isHere = (address: string) => {
  const { protocol, hostname } = new URL(address);
  return ["data:", "blob:", "about:"].includes(protocol) || hostname === "127.0.0.1";
};

/** Notes what goes wrong in a context's pages from now on. */
export function watch(context: BrowserContext): Noticed {
  const noticed: Noticed = { elsewhere: [], policy: [], errors: [], failures: [] };
  context.on("request", (request) => {
    if (!isHere(request.url())) noticed.elsewhere.push(request.url());
  });
  context.on("response", (response) => {
    if (response.status() >= 500) noticed.failures.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    // The recorder of traces asks for pictures that the page itself made; no script of ours does.
    const isRecorder = text.startsWith("Connecting to 'blob:");
    if (/content.security.policy/i.test(text) && !isRecorder) noticed.policy.push(text);
  });
  context.on("weberror", (error) => noticed.errors.push(String(error.error())));
  return noticed;
}

export const nothing: Noticed = { elsewhere: [], policy: [], errors: [], failures: [] };

/** Every test of a browser page: nothing is fetched from elsewhere, no policy broken, no script fails. */
export const test = base.extend<{ noticed: Noticed; site: string }>({
  site: async ({ baseURL }, use) => use(baseURL ?? ""),
  noticed: [
    async ({ context }, use) => {
      const noticed = watch(context);
      await use(noticed);
      expect(noticed, "what went wrong in the browser").toEqual(nothing);
    },
    { auto: true },
  ],
});

export { expect };
