"use client";

import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FileButton } from "@/app/_ui/file-button.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import type { PhotoEntry } from "./photo-entry.ts";
import { PhotoFailures } from "./photo-failures.tsx";
import { PhotoOffer } from "./photo-offer.tsx";
import { PhotoRows } from "./photo-rows.tsx";
import { PhotoStrip } from "./photo-strip.tsx";
import { useStore } from "./store.ts";

type Removed = { entry: PhotoEntry; at: number };

/** Takes chosen files into the form; says so when some found no room. */
function takeFiles(tools: FormTools, input: HTMLInputElement): void {
  const left = tools.photos.add([...(input.files ?? [])]);
  // The same file may be chosen again after it was taken out.
  input.value = "";
  const problem = { field: "photos", key: "photosMany", params: { limit: tools.maxPhotos } };
  tools.problems.set(left ? [{ id: "photo", step: "photos", text: tools.sentence(problem) }] : []);
}

/** Photos that go off the shelf before the form is there are not lost: their input kept them. */
function useEarlyFiles(tools: FormTools, inputs: (HTMLInputElement | null)[]): void {
  const early = useRef(inputs);
  early.current = inputs;
  useEffect(() => {
    for (const input of early.current) if (input?.files?.length) takeFiles(tools, input);
  }, [tools]);
}

function Sources(props: { tools: FormTools; gallery: { current: HTMLInputElement | null } }) {
  const { tools } = props;
  const ready = useStore(tools.ready);
  const camera = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => takeFiles(tools, event.currentTarget);
  useEarlyFiles(tools, [camera.current, props.gallery.current]);
  return (
    <div className="report-sources ui-field">
      <FileButton
        id={ready ? "photo" : undefined}
        ref={camera}
        variant="solid"
        size="lg"
        icon="camera"
        accept="image/*"
        capture="environment"
        onChange={take}
      >
        {tools.say("photos.camera")}
      </FileButton>
      <FileButton
        ref={props.gallery}
        size="lg"
        icon="photo"
        accept="image/*"
        multiple
        onChange={take}
      >
        {tools.say("photos.gallery")}
      </FileButton>
    </div>
  );
}

/** What the form sends of its photos: their ids in their order, and a line for each. */
function SentFields(props: { entries: PhotoEntry[] }) {
  return props.entries
    .filter((entry) => entry.photoId)
    .map((entry) => (
      <input key={entry.id} type="hidden" name="photoId" value={entry.photoId ?? ""} />
    ));
}

/** A photo that was taken out can be put back until something else is done. */
function Undo(props: { removed: Removed; onDone: () => void }) {
  const { photos, say } = useFormTools();
  const back = () => {
    photos.putBack(props.removed.entry, props.removed.at);
    props.onDone();
  };
  return (
    <p role="status" className="mt-2">
      {say("photos.removed")}{" "}
      <button type="button" className="report-link" onClick={back}>
        {say("photos.undo")}
      </button>
    </p>
  );
}

/** Photos with script: camera or gallery, progress, order, words. `children` is the plain way. */
export function PhotoPicker(props: { children: ReactNode }) {
  const tools = useFormTools();
  const entries = useStore(tools.photos.entries);
  const ready = useStore(tools.ready);
  const gallery = useRef<HTMLInputElement>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const remove = (id: string) => {
    const at = entries.findIndex((entry) => entry.id === id);
    const entry = tools.photos.remove(id);
    setRemoved(entry && { entry, at });
  };
  return (
    <>
      {ready ? (
        <SentFields entries={entries} />
      ) : (
        <div className="report-plain">{props.children}</div>
      )}
      <div className="ui-scripted">
        <PhotoStrip entries={ready ? entries : []} onMore={() => gallery.current?.click()} />
        <Sources tools={tools} gallery={gallery} />
        {removed && entries.length < tools.maxPhotos ? (
          <Undo removed={removed} onDone={() => setRemoved(null)} />
        ) : null}
        <PhotoFailures entries={entries} onRemove={remove} />
        <PhotoOffer />
        {ready && entries.length ? <PhotoRows entries={entries} onRemove={remove} /> : null}
      </div>
    </>
  );
}
