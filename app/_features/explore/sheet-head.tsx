import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/app/_ui/icon.tsx";
import type { useSheet } from "./use-sheet.ts";

/**
 * The head of the list. On a phone it can be dragged, its grip is a button, and a second button
 * goes straight to the whole list or back to the map.
 */
export function SheetHead(props: { sheet: ReturnType<typeof useSheet>; children: ReactNode }) {
  const { sheet, children } = props;
  const t = useTranslations("explore.sheet");
  const isFull = sheet.height === "full";
  return (
    <div className="explore-head" {...sheet.handlers}>
      <button
        type="button"
        className="explore-grip"
        aria-expanded={isFull}
        aria-label={isFull ? t("close") : t("open")}
        onClick={sheet.step}
      />
      <div className="explore-head-words">{children}</div>
      <button
        type="button"
        className="ui-chip explore-switch"
        onClick={() => sheet.setHeight(isFull ? "half" : "full")}
      >
        <Icon name={isFull ? "map" : "list"} small />
        <span>{isFull ? t("map") : t("list")}</span>
      </button>
    </div>
  );
}
