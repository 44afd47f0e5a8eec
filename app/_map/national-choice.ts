const KEY = "machikado-national-map";

/** Did the reader switch the national map on, now or on an earlier visit? */
export function nationalChosen(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

/** Remembers the choice; where nothing can be remembered it holds for this page. */
export function rememberNational(chosen: boolean): void {
  try {
    if (chosen) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // Private windows may forbid it.
  }
}
