import { useEffect, useState } from "react";
import { type FoundParts, loadParts } from "./load-parts.ts";

/**
 * What renders the filter's form from the first query on that is not the page's own (`isOther`);
 * null while the form that the server rendered still says what is asked. Fetched beforehand once
 * somebody is there (`soon`).
 */
export function useFilterForm(isOther: boolean, soon: boolean): FoundParts | null {
  const [parts, setParts] = useState<FoundParts | null>(null);
  useEffect(() => {
    if (!isOther && !soon) return;
    loadParts().then(
      (loaded) => {
        if (isOther) setParts(loaded);
      },
      () => {
        // Without a network the form stays as it was; the list says that nothing came.
      },
    );
  }, [isOther, soon]);
  return parts;
}
