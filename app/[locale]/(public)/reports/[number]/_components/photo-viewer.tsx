"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";

export type ViewerPhoto = { address: string; alt: string; lang: string | undefined };
export type ViewerWords = {
  title: string;
  close: string;
  previous: string;
  next: string;
  /** With `{n}` and `{all}`. */
  position: string;
};

const PhotoDialog = lazy(() =>
  import("./photo-dialog.tsx").then(({ PhotoDialog: Part }) => ({ default: Part })),
);

/** Opens the photos inside it in a viewer, which is fetched with the first press. */
export function PhotoViewer(props: {
  photos: ViewerPhoto[];
  words: ViewerWords;
  children: ReactNode;
}) {
  const [shown, setShown] = useState<number | null>(null);
  const open = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-photo]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setShown(Number(link.dataset.photo));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are taken over; they stay links.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click as well.
    <div className="report-gallery" onClick={open}>
      {props.children}
      {shown === null ? null : (
        <Suspense fallback={null}>
          <PhotoDialog
            photos={props.photos}
            words={props.words}
            first={shown}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
