import { useTranslations } from "next-intl";
import { Link } from "./link.tsx";

/** The way from the top to this page; the last item is the page itself. */
export function Breadcrumb(props: { items: { label: string; href?: string }[] }) {
  const t = useTranslations("ui");
  const last = props.items.length - 1;
  return (
    <nav aria-label={t("breadcrumb")} className="ui-crumbs">
      <ol>
        {props.items.map((item, index) => (
          <li key={item.label}>
            {item.href && index < last ? (
              <Link href={item.href}>{item.label}</Link>
            ) : (
              <span aria-current={index === last ? "page" : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
