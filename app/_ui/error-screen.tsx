import { Button, buttonClass } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** What is said when a page could not be made, with the number the log knows it by. */
export function ErrorScreen(props: {
  words: { title: string; text: string; reference: string; retry: string; home: string };
  reference: string | undefined;
  homeHref: string;
}) {
  const { words } = props;
  return (
    <div className="ui-page ui-page-text">
      <EmptyState
        art="sign"
        heading="h1"
        title={words.title}
        text={
          <>
            <p>{words.text}</p>
            {props.reference ? (
              <p>
                {words.reference}
                <strong className="block">{props.reference}</strong>
              </p>
            ) : null}
          </>
        }
      >
        <Button onClick={() => location.reload()}>{words.retry}</Button>
        <a href={props.homeHref} className={buttonClass({ variant: "outline" })}>
          {words.home}
        </a>
      </EmptyState>
    </div>
  );
}
