import { useEffect, useSyncExternalStore } from "react";
import type { FormTools } from "./form-tools.ts";
import { sendReport } from "./send-report.ts";

function listen(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

/** Whether there is a network, as far as the browser knows. */
export const useOnline = () =>
  useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );

/** When the network is back, what waited for it leaves. */
export function useResending(tools: FormTools): void {
  useEffect(() => {
    const resend = () => {
      tools.photos.retryAll();
      if (tools.sending.get() === "network") void sendReport(tools);
    };
    // A form that was sent and comes back from the browser's memory begins anew.
    const wake = ({ persisted }: PageTransitionEvent) => {
      if (persisted && tools.sending.get() === "yes") location.replace(location.pathname);
    };
    window.addEventListener("online", resend);
    window.addEventListener("pageshow", wake);
    return () => {
      window.removeEventListener("online", resend);
      window.removeEventListener("pageshow", wake);
    };
  }, [tools]);
}
