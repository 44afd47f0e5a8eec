"use client";

import { createContext, type ReactNode, use, useRef, useState } from "react";
import { createFormTools, type FormStart, type FormTools } from "./form-tools.ts";

const Tools = createContext<FormTools | null>(null);

/** What the parts of the form share. @throws outside of a form */
export function useFormTools(): FormTools {
  const tools = use(Tools);
  if (!tools) throw new Error("this part belongs into the report form");
  return tools;
}

/** Around everything that belongs to one form, its bar at the top included. */
export function FormShared(props: { start: FormStart; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  const [tools] = useState(() => createFormTools(props.start, form));
  return <Tools value={tools}>{props.children}</Tools>;
}
