import { getTranslations } from "next-intl/server";
import { Card } from "@/app/_ui/card.tsx";
import { Icon, type IconName } from "@/app/_ui/icon.tsx";
import { LanguageLinks } from "@/app/_ui/shell/language-switch.tsx";

function PostButton(props: { action: string; locale: string; icon: IconName; words: string }) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="locale" value={props.locale} />
      <button type="submit">
        <Icon name={props.icon} />
        <span>{props.words}</span>
      </button>
    </form>
  );
}

/** Language, and the two ways out. */
export async function MySettings(props: { locale: string }) {
  const t = await getTranslations("account.my");
  return (
    <Card>
      <ul className="account-settings">
        <LanguageLinks
          locale={props.locale}
          path="/my"
          icon={<Icon name="lang" />}
          wrap={(key, link) => <li key={key}>{link}</li>}
        />
        <li>
          <PostButton
            action="/api/auth/sign-out"
            locale={props.locale}
            icon="logout"
            words={t("signOut")}
          />
        </li>
        <li>
          <PostButton
            action="/api/auth/sign-out-everywhere"
            locale={props.locale}
            icon="close"
            words={t("signOutEverywhere")}
          />
        </li>
      </ul>
    </Card>
  );
}
