import { useTranslations } from "next-intl";
import type { WardFigures } from "@/server/reports/queries/ward-figures.ts";

const ages = ["week", "month", "quarter", "older"] as const;

/** Open reports by age: a table whose numbers are drawn as bars beside them. */
export function AgeChart({ figures }: { figures: WardFigures }) {
  const t = useTranslations("ward.age");
  const most = Math.max(1, ...figures.openByAge);
  const all = figures.openByAge.reduce((sum, n) => sum + n, 0);
  const young = figures.openByAge[0] + figures.openByAge[1];
  return (
    <figure className="ui-card ward-chart" aria-labelledby="ages">
      <h2 id="ages">{t("title")}</h2>
      <p className="text-ink-2">{t("sentence", { all, young })}</p>
      <table>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("count")}</th>
          </tr>
        </thead>
        <tbody>
          {ages.map((age, index) => {
            const n = figures.openByAge[index] ?? 0;
            return (
              <tr key={age}>
                <th scope="row">{t(age)}</th>
                <td>
                  <span className="ward-bar" style={{ width: `${(n / most) * 100}%` }} />
                  <b>{t("n", { n })}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}
