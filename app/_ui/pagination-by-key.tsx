import { useTranslations } from "next-intl";
import { ButtonLink } from "./button-link.tsx";

/**
 * The next part of a list that pages by key: `href` carries the key of the last thing shown. Null
 * when there is no more. `left` is how many remain, where that is known.
 */
export function PaginationByKey(props: { href: string | null; left?: number; id?: string }) {
  const t = useTranslations("ui");
  if (!props.href) return null;
  return (
    <p className="ui-actions mt-4 justify-center">
      <ButtonLink href={props.href} variant="outline" rel="next" id={props.id}>
        {props.left === undefined ? t("more") : t("moreCount", { n: props.left })}
      </ButtonLink>
    </p>
  );
}
