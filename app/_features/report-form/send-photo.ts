import { type FormAnswer, formAddress, readAnswer } from "./form-answer.ts";

export type PhotoSending = {
  locale: string;
  body: FormData;
  /** Per cent of the bytes that have left. */
  onProgress: (percent: number) => void;
  signal: AbortSignal;
};

/** Sends one photo; `fetch` tells no progress. @throws when no answer came, or it was called off */
export function sendPhoto({ locale, body, onProgress, signal }: PhotoSending): Promise<FormAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error("no answer"));
    request.open("POST", formAddress(locale));
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => resolve(readAnswer(request.responseText));
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}
