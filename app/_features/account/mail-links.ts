export type TextPart = { text: string; href: string | null; at: number };

/**
 * A mail's text in parts: addresses of this site become paths, so that they lead to this very
 * server; everything else stays text.
 */
export function linkParts(text: string, publicUrl: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"']+/g)) {
    const [address] = match;
    const isOurs = address === publicUrl || address.startsWith(`${publicUrl}/`);
    if (!isOurs) continue;
    parts.push({ text: text.slice(end, match.index), href: null, at: end });
    parts.push({ text: address, href: address.slice(publicUrl.length) || "/", at: match.index });
    end = match.index + address.length;
  }
  return [...parts, { text: text.slice(end), href: null, at: end }].filter(({ text: t }) => t);
}
