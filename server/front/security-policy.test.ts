import { describe, expect, it } from "vitest";
import {
  contentSecurityPolicy,
  inlineScriptHashes,
  operatorPolicy,
  policyHash,
  securityHeaders,
} from "./security-policy.ts";

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split("; ").map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values];
    }),
  );
}

describe("every policy", () => {
  const kinds = {
    bare: {},
    nonce: { nonce: "abc" },
    hashes: { scriptHashes: ["'sha256-x'"] },
    mapbox: { mapbox: true, nonce: "abc" },
    signIn: { signInHosts: ["https://access.line.me"] },
  };
  it.each(Object.entries(kinds))("%s forbids inline scripts and framing", (_, options) => {
    const policy = directives(contentSecurityPolicy(options));
    expect(policy["script-src"]).not.toContain("'unsafe-inline'");
    expect(policy["script-src"]).not.toContain("'unsafe-eval'");
    expect(policy["style-src"]).toEqual(["'self'"]);
    expect(policy["object-src"]).toEqual(["'none'"]);
    expect(policy["base-uri"]).toEqual(["'none'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
  });

  it("asks no other host for scripts, frames or styles", () => {
    const policy = directives(contentSecurityPolicy({ mapbox: true }));
    const hosts = ["script-src", "style-src", "default-src", "frame-src", "worker-src"]
      .flatMap((name) => policy[name] ?? [])
      .filter((value) => value.startsWith("http"));
    expect(hosts).toEqual([]);
  });
});

it("names the nonce or the hashes", () => {
  expect(directives(contentSecurityPolicy({ nonce: "abc" }))["script-src"]).toEqual([
    "'self'",
    "'nonce-abc'",
  ]);
  expect(directives(contentSecurityPolicy({ scriptHashes: ["'sha256-x'"] }))["script-src"]).toEqual(
    ["'self'", "'sha256-x'"],
  );
});

it("opens Mapbox hosts only with a token", () => {
  expect(contentSecurityPolicy(operatorPolicy({}))).not.toContain("mapbox");
  const policy = contentSecurityPolicy(operatorPolicy({ MAPBOX_TOKEN: "pk.x" }));
  expect(directives(policy)["connect-src"]).toContain("https://events.mapbox.com");
  expect(directives(policy)["img-src"]).toContain("https://api.mapbox.com");
});

it("lets forms lead to LINE and Google only with their keys", () => {
  const formAction = (source: Record<string, string | undefined>) =>
    directives(contentSecurityPolicy(operatorPolicy(source)))["form-action"];
  expect(formAction({})).toEqual(["'self'"]);
  expect(formAction({ LINE_CLIENT_ID: "" })).toEqual(["'self'"]);
  expect(formAction({ LINE_CLIENT_ID: "1" })).toEqual(["'self'", "https://access.line.me"]);
  expect(formAction({ GOOGLE_CLIENT_ID: "1" })).toEqual(["'self'", "https://accounts.google.com"]);
});

it("promises https only over https", () => {
  expect(securityHeaders(false)).not.toHaveProperty("strict-transport-security");
  expect(securityHeaders(true)["strict-transport-security"]).toMatch(/^max-age=\d{7,}$/);
  expect(securityHeaders(false)["x-content-type-options"]).toBe("nosniff");
});

describe("hashes of inline scripts", () => {
  const nonce = "n0nce";
  const matrix: [string, string, string[]][] = [
    ["of a script with the nonce", `<script nonce="n0nce">a()</script>`, ["a()"]],
    [
      "of several, once each",
      `<script nonce="n0nce">a()</script><script nonce="n0nce">b()</script><script nonce="n0nce">a()</script>`,
      ["a()", "b()"],
    ],
    ["over lines", `<script id="x" nonce="n0nce">a(\n)</script>`, ["a(\n)"]],
    ["not of one without it", `<script>evil()</script>`, []],
    ["not of one with another", `<script nonce="other">evil()</script>`, []],
    ["not of a file", `<script src="/a.js" nonce="n0nce"></script>`, []],
    ["not of data", `<script type="application/ld+json" nonce="n0nce">{}</script>`, []],
    ["not in text", `<p>&lt;script nonce="n0nce"&gt;</p>`, []],
  ];
  it.each(matrix)("%s", (_, html, texts) => {
    expect(inlineScriptHashes(html, nonce)).toEqual(texts.map(policyHash));
  });

  it("of every inline script of a page made at build time", () => {
    const html = `<script>a()</script><script src="/b.js"></script>`;
    expect(inlineScriptHashes(html, null)).toEqual([policyHash("a()")]);
  });

  // Worked out with: printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  it("are what a browser computes", () => {
    expect(policyHash("alert(1)")).toBe("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
  });
});
