export type Sender = {
  method: string;
  /** `Sec-Fetch-Site`, which every current browser sends and no script can set. */
  fetchSite: string | undefined;
  origin: string | undefined;
  /** Hosts this site answers to: the request's own and the one of PUBLIC_URL. */
  hosts: (string | undefined)[];
};

const READS = ["GET", "HEAD", "OPTIONS"];

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/**
 * Whether a write comes from another site, or from nobody knows where. Pages that many people
 * share carry no token, so this and SameSite cookies are what keeps forged forms out.
 */
export function isCrossSiteWrite(sender: Sender): boolean {
  if (READS.includes(sender.method)) return false;
  if (sender.fetchSite) return !["same-origin", "none"].includes(sender.fetchSite);
  const host = sender.origin ? hostOf(sender.origin) : null;
  return host === null || !sender.hosts.includes(host);
}
