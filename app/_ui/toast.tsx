"use client";

import { useEffect, useState } from "react";

export type Toast = { text: string; action?: { label: string; run: () => void } };

const eventName = "machikado:toast";

/** Says a short thing to everyone, screen readers too. Needs `Toasts` on the page. */
export function showToast(toast: Toast): void {
  window.dispatchEvent(new CustomEvent(eventName, { detail: toast }));
}

/**
 * The live region where short messages appear: 6 seconds, 20 with something to undo. Put it once
 * on a page that uses `showToast`.
 */
export function Toasts() {
  const [toast, setToast] = useState<Toast | null>(null);
  useEffect(() => {
    const show = (event: Event) => setToast((event as CustomEvent<Toast>).detail);
    window.addEventListener(eventName, show);
    return () => window.removeEventListener(eventName, show);
  }, []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), toast.action ? 20_000 : 6_000);
    return () => clearTimeout(timer);
  }, [toast]);
  const run = () => {
    toast?.action?.run();
    setToast(null);
  };
  return (
    <div className="ui-toasts" role="status">
      {toast ? (
        <div className="ui-toast">
          <span>{toast.text}</span>
          {toast.action ? (
            <button type="button" onClick={run}>
              {toast.action.label}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
