import { Icon } from "@/app/_ui/icon.tsx";
import type { MapSetup } from "./setup.ts";
import type { MapBase } from "./styles/map-style.ts";

/**
 * Says that the map is a simple one, and offers the national map. The button's own words say whom
 * it connects to: pressing it is the consent.
 */
export function BaseChoice(props: {
  setup: MapSetup;
  base: MapBase;
  onChoose: (national: boolean) => void;
}) {
  const { words } = props.setup;
  if (props.base === "streets") return null;
  const national = props.base === "national";
  return (
    <div className="map-base">
      {national ? null : (
        <p>
          <Icon name="info" small />
          <span>{words.plain}</span>
        </p>
      )}
      <button type="button" onClick={() => props.onChoose(!national)}>
        {national ? words.hideNational : words.showNational}
      </button>
    </div>
  );
}
