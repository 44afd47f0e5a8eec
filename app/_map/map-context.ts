import { createContext, useContext } from "react";
import type { MapEngine } from "./engine.ts";

const EngineContext = createContext<MapEngine | null>(null);
export const EngineProvider = EngineContext.Provider;

/** The library in use, for parts that stand inside `MapSurface`. */
export function useEngine(): MapEngine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error("parts of a map stand inside MapSurface");
  return engine;
}

/** The map this part stands in. */
export function useMapHere() {
  const { current } = useEngine().useMap();
  return current;
}
