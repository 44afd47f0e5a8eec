import { Icon } from "@/app/_ui/icon.tsx";
import type { MapSetup } from "./setup.ts";
import type { MapBase } from "./styles/map-style.ts";

/** A desk has room for the offer; on a phone it opens with a tap. */
const hasRoom = () => matchMedia("(min-width: 60rem)").matches;

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
  if (props.base === "national") {
    return (
      <div className="map-base">
        <button type="button" onClick={() => props.onChoose(false)}>
          {words.hideNational}
        </button>
      </div>
    );
  }
  return (
    <details className="map-base" open={hasRoom()}>
      <summary>
        <Icon name="info" small />
        <span>{words.plain}</span>
        <Icon name="down" small />
      </summary>
      <button type="button" onClick={() => props.onChoose(true)}>
        {words.showNational}
      </button>
    </details>
  );
}
