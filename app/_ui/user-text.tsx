import { Fragment } from "react";

const address = /https?:\/\/[^\s<>"'）」』】、。]+/g;

/** One line of what a person wrote, with its web addresses as links that pass no trust on. */
function line(text: string) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    parts.push(text.slice(end, match.index));
    parts.push(
      <a key={match.index} href={match[0]} rel="ugc nofollow noopener">
        {match[0]}
      </a>,
    );
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/** What a person wrote: text only, never HTML; line breaks and web addresses are kept. */
export function UserText(props: { text: string; lang?: string; className?: string }) {
  return (
    <div lang={props.lang} className={props.className} dir="auto">
      {props.text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text never change places.
        <p key={index} className={index ? "mt-3" : undefined}>
          {paragraph.split("\n").map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never change places.
            <Fragment key={at}>
              {at ? <br /> : null}
              {line(words)}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
