import { useTranslations } from "next-intl";
import type { Ref } from "react";

export type FormError = { id: string; text: string };

/**
 * All that is wrong in a form, at the top of `<main>`: links to the inputs with the words that
 * stand above them. It takes the focus when the page comes from the server; script that shows it
 * later focuses `ref`. Renders nothing when nothing is wrong.
 */
export function ErrorSummary(props: { errors: FormError[]; ref?: Ref<HTMLDivElement> }) {
  const t = useTranslations("ui");
  if (props.errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what went wrong is the first thing to be read.
    <div className="ui-summary ui-ringed" tabIndex={-1} ref={props.ref} autoFocus>
      <div role="alert">
        <h2>{t("errorHeading")}</h2>
        <ul>
          {props.errors.map((error) => (
            <li key={`${error.id} ${error.text}`}>
              <a href={`#${error.id}`}>{error.text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
