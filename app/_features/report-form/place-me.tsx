"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useFormTools } from "./form-context.tsx";

const PATIENCE_MS = 15_000;
const REFUSED = 1;

/** Where this device is; asked only after a tap. */
const whereAmI = () =>
  new Promise<{ lng: number; lat: number }>((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }),
      reject,
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 30_000 },
    ),
  );

/** いまいる場所: one tap; says plainly when it is refused or not known. */
export function PlaceMe() {
  const tools = useFormTools();
  const [said, setSaid] = useState("");
  const ask = async () => {
    if (!("geolocation" in navigator)) return setSaid("meNone");
    setSaid("meAsking");
    try {
      const here = await whereAmI();
      tools.here.set(here);
      tools.place.put(here, "me");
      setSaid("");
    } catch (error) {
      setSaid((error as GeolocationPositionError).code === REFUSED ? "meDenied" : "meFailed");
    }
  };
  return (
    <>
      <Button variant="neutral" icon="locate" onClick={ask} full>
        {tools.say("place.me")}
      </Button>
      <p role="status" className="report-said">
        {said ? tools.say(`place.${said}`) : ""}
      </p>
    </>
  );
}
