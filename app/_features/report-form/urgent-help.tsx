import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button.tsx";
import { Disclosure } from "@/app/_ui/disclosure.tsx";
import { Icon } from "@/app/_ui/icon.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import type { WardHall } from "@/server/places/queries.ts";
import { textIn } from "./form-catalogue.ts";

/** Buttons that telephone police, fire brigade and ambulance. */
export async function EmergencyCalls() {
  const t = await getTranslations("form.urgent");
  return (
    <div className="ui-actions">
      <a href="tel:110" className={buttonClass({ variant: "danger" })}>
        <Icon name="phone" />
        <span>{t("police")}</span>
      </a>
      <a href="tel:119" className={buttonClass({ variant: "danger" })}>
        <Icon name="phone" />
        <span>{t("fire")}</span>
      </a>
    </div>
  );
}

async function Hall(props: { hall: WardHall; locale: string }) {
  const t = await getTranslations("form.urgent");
  const { hall, locale } = props;
  return (
    <div>
      <dt>{t("wardOffice", { ward: textIn(hall.wardName, locale) })}</dt>
      <dd>
        <span lang="ja">{hall.address}</span>
        {hall.address ? null : t("noAddress")}
        {hall.phone ? (
          <>
            <br />
            {t("phone")} <a href={`tel:${hall.phone}`}>{hall.phone}</a>
          </>
        ) : null}
        {hall.hours ? (
          <>
            <br />
            {t("hours")} {textIn(hall.hours, locale)}
          </>
        ) : null}
      </dd>
    </div>
  );
}

/** 急ぐとき・メールがないとき: whom to telephone, and every ward office's counter. */
export async function UrgentHelp(props: { halls: WardHall[]; locale: string }) {
  const t = await getTranslations("form.urgent");
  const noPhones = props.halls.every(({ phone }) => phone === null);
  return (
    <div className="mt-6">
      <Disclosure summary={t("summary")}>
        <Notice tone="error" title={t("dangerTitle")}>
          <p>{t("danger")}</p>
          <EmergencyCalls />
        </Notice>
        <h3 className="mt-6">{t("officesTitle")}</h3>
        <p>{t("offices")}</p>
        {noPhones ? <p className="ui-hint">{t("noPhones")}</p> : null}
        <dl className="report-halls">
          {props.halls.map((hall) => (
            <Hall key={hall.wardCode} hall={hall} locale={props.locale} />
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}
