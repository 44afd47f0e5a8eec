import { type RefObject, useEffect, useState } from "react";

/** What shows that somebody is there and about to use the page. */
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "scroll"] as const;
/** For those who only look: after the page itself has come to rest. */
const PATIENCE_MS = 2_500;

/** Becomes true at the reader's first movement, or some time after the page has loaded. */
function onceSomebodyIsThere(begin: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(begin, PATIENCE_MS);
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { once: true, passive: true });
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
  return () => {
    clearTimeout(timer);
    removeEventListener("load", wait);
    for (const sign of SIGNS) removeEventListener(sign, begin);
  };
}

/**
 * True from the moment a heavy part is worth loading: its place is (nearly) in view, and the
 * reader has moved or the page has come to rest. Until then a picture stands there.
 */
export function useWhenNeeded(place: RefObject<Element | null>): boolean {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (needed || !element) return;
    let stop = () => {};
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        stop = onceSomebodyIsThere(() => setNeeded(true));
      },
      { rootMargin: "200px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [needed, place]);
  return needed;
}
