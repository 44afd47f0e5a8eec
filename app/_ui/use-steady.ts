import { useCallback, useRef } from "react";

/**
 * A function that stays the same while what it does changes, so that a memoised part is not
 * rendered again for a new handler. Only for handlers: never call it while rendering.
 */
export function useSteady<In extends unknown[], Out>(act: (...given: In) => Out) {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...given: In) => latest.current(...given), []);
}
