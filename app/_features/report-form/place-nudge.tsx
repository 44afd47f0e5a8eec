"use client";

import { Button } from "@/app/_ui/button.tsx";
import type { IconName } from "@/app/_ui/icon.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { useFormTools } from "./form-context.tsx";
import { takeFacts } from "./photo-offer.tsx";
import { useStore } from "./store.ts";

const moves: { name: string; icon: IconName; east: number; north: number }[] = [
  { name: "west", icon: "back", east: -2, north: 0 },
  { name: "north", icon: "up", east: 0, north: 2 },
  { name: "south", icon: "down", east: 0, north: -2 },
  { name: "east", icon: "chevron", east: 2, north: 0 },
];

/** Four buttons that move the pin by two metres, and the photo's own place. */
export function PlaceNudge() {
  const tools = useFormTools();
  const { pin } = useStore(tools.place.place);
  const offer = useStore(tools.offer);
  return (
    <div className="report-nudge">
      {pin ? (
        <fieldset>
          <legend className="ui-hint">{tools.say("place.move")}</legend>
          {moves.map(({ name, icon, east, north }) => (
            <IconButton
              key={name}
              icon={icon}
              label={tools.say(`place.${name}`)}
              onClick={() => tools.place.nudge(east, north)}
            />
          ))}
        </fieldset>
      ) : null}
      {offer?.place ? (
        <Button variant="neutral" icon="camera" onClick={() => takeFacts(tools, offer)}>
          {tools.say("place.photo")}
        </Button>
      ) : null}
    </div>
  );
}
