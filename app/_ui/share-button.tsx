"use client";

import { useState } from "react";
import { Button, type ButtonLook } from "./button.tsx";

/**
 * Hands an address to the phone's own share sheet, or copies it where there is none; what happened
 * is said in the button itself. `url` defaults to this page. Hidden where there is no script.
 */
export function ShareButton(
  props: ButtonLook & { label: string; copiedLabel: string; url?: string; title?: string },
) {
  const { label, copiedLabel, url, title, ...look } = props;
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const address = url ? new URL(url, location.href).href : location.href;
    try {
      if (navigator.share) return await navigator.share({ url: address, title });
      await navigator.clipboard.writeText(address);
      setCopied(true);
      setTimeout(() => setCopied(false), 4_000);
    } catch {
      // Closed without sharing, or not allowed: nothing was promised, nothing to undo.
    }
  };
  return (
    <span className="ui-scripted">
      <Button variant="neutral" icon="share" {...look} onClick={share}>
        <span aria-live="polite">{copied ? copiedLabel : label}</span>
      </Button>
    </span>
  );
}
