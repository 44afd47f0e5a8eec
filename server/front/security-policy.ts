import { createHash } from "node:crypto";

export type PolicyOptions = {
  /** For a page rendered for one person: the nonce its scripts carry. */
  nonce?: string;
  /** For a page many people get: `'sha256-…'` of each inline script. */
  scriptHashes?: string[];
  styleHashes?: string[];
  /** Other hosts the operator has switched on. */
  mapbox?: boolean;
  signInHosts?: string[];
};

/** The reader may switch the national map on; until then the page asks it for nothing. */
const NATIONAL_MAP = "https://cyberjapandata.gsi.go.jp";
const MAPBOX = ["https://api.mapbox.com", "https://*.tiles.mapbox.com"];
const MAPBOX_EVENTS = "https://events.mapbox.com";

/**
 * The Content-Security-Policy of every answer: no inline script without a nonce or a hash.
 * Style attributes are allowed because map libraries set them; style elements are not.
 * Source: https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(options: PolicyOptions = {}): string {
  const mapbox = options.mapbox ? MAPBOX : [];
  const scripts = [
    ...(options.nonce ? [`'nonce-${options.nonce}'`] : []),
    ...(options.scriptHashes ?? []),
  ];
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", ...scripts],
    "style-src": ["'self'", ...(options.styleHashes ?? [])],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:", NATIONAL_MAP, ...mapbox],
    "connect-src": ["'self'", NATIONAL_MAP, ...mapbox, ...(options.mapbox ? [MAPBOX_EVENTS] : [])],
    "worker-src": ["'self'", "blob:"],
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    // Browsers apply this to redirects after a form, too: signing in elsewhere is one.
    "form-action": ["'self'", ...(options.signInHosts ?? [])],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** Headers of every answer besides the policy. `https` as the reader's browser sees it. */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "geolocation=(self), camera=(self), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/** @returns the `'sha256-…'` source of a text, as a policy names it. */
export function policyHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const DATA_TYPE = /\stype=["']?application\/(?:ld\+)?json/i;

/**
 * Hashes of the inline scripts of a page, without repeats. With a nonce only of those that carry
 * it: a script that slipped in through someone's text carries none and stays forbidden.
 */
export function inlineScriptHashes(html: string, nonce: string | null): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    if (/\ssrc=/i.test(attributes) || DATA_TYPE.test(attributes)) continue;
    if (nonce !== null && !attributes.includes(` nonce="${nonce}"`)) continue;
    hashes.add(policyHash(text));
  }
  return [...hashes];
}

/** @returns what the operator's settings add to every policy. */
export function operatorPolicy(source: Record<string, string | undefined>): PolicyOptions {
  const names = Object.keys(source).filter((name) => source[name]);
  return {
    mapbox: Boolean(source.MAPBOX_TOKEN),
    signInHosts: [
      ...(names.some((name) => name.startsWith("LINE_")) ? ["https://access.line.me"] : []),
      ...(names.some((name) => name.startsWith("GOOGLE_")) ? ["https://accounts.google.com"] : []),
    ],
  };
}
