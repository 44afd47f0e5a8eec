"use client";

import { type KeyboardEvent, useState } from "react";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { ViewerPhoto, ViewerWords } from "./photo-viewer.tsx";

/** One photo at a time, as big as the window; arrow keys and buttons turn over. */
export function PhotoDialog(props: {
  photos: ViewerPhoto[];
  words: ViewerWords;
  first: number;
  onClose: () => void;
}) {
  const { photos, words } = props;
  const [index, setIndex] = useState(props.first);
  const photo = photos[index];
  const all = photos.length;
  const turn = (step: number) => setIndex((index + step + all) % all);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === "ArrowRight") turn(1);
  };
  const position = words.position.replace("{n}", String(index + 1)).replace("{all}", String(all));
  return (
    <Dialog
      open
      onClose={props.onClose}
      closeLabel={words.close}
      title={all > 1 ? <span aria-live="polite">{position}</span> : words.title}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the dialog; the buttons do the same. */}
      <div className="report-viewer" onKeyDown={onKeyDown}>
        {all > 1 ? (
          <IconButton icon="back" label={words.previous} float onClick={() => turn(-1)} />
        ) : null}
        <img src={photo?.address} alt={photo?.alt ?? ""} lang={photo?.lang} />
        {all > 1 ? (
          <IconButton icon="chevron" label={words.next} float onClick={() => turn(1)} />
        ) : null}
        <p lang={photo?.lang}>{photo?.alt}</p>
      </div>
    </Dialog>
  );
}
