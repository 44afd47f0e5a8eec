import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";

/** What a code is for: it decides where its page is and what the button says. */
export type CodePurpose = "report" | "sign-in";

type Props = {
  locale: string;
  codeId: string;
  purpose: CodePurpose;
  /** From the link in the mail: filled in, never sent by itself. Mail scanners open links, too. */
  code: string;
  error: string | null;
  next: string;
};

function Hidden({ locale, codeId, purpose, next }: Omit<Props, "code" | "error">) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="codeId" value={codeId} />
      <input type="hidden" name="for" value={purpose} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
    </>
  );
}

/** Asks for a new code to the same address. */
export async function CodeAgain(props: Omit<Props, "code" | "error"> & { solid?: boolean }) {
  const t = await getTranslations("account.code");
  const { solid, ...rest } = props;
  return (
    <form method="post" action="/api/auth/code-again" className="mt-4">
      <Hidden {...rest} />
      <Button type="submit" variant={solid ? "solid" : "outline"} icon="mail">
        {t("again")}
      </Button>
    </form>
  );
}

/** For a guest who mistyped the address: the code goes to another one. */
export async function OtherAddress(props: {
  locale: string;
  codeId: string;
  error: string | null;
  /** What was typed and refused. */
  typed: string;
}) {
  const t = await getTranslations("account.code.other");
  const { error, typed, ...rest } = props;
  return (
    <section aria-labelledby="other-address" className="mt-8">
      <h2 id="other-address" className="mb-3 text-std-17B-170">
        {t("title")}
      </h2>
      <form method="post" action="/api/auth/code-to" noValidate>
        <Hidden {...rest} purpose="report" next="" />
        <TextField
          name="email"
          label={t("label")}
          hint={t("hint")}
          error={error}
          defaultValue={typed}
          inputMode="email"
          autoComplete="email"
        />
        <p className="mt-4">
          <Button type="submit" variant="outline" icon="mail">
            {t("send")}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** Six digits in one field: pasted, filled in by the phone, or typed. */
export async function CodeForm({ code, error, ...rest }: Props) {
  const t = await getTranslations("account.code");
  return (
    <>
      <form method="post" action="/api/auth/check" noValidate>
        <Hidden {...rest} />
        <TextField
          name="code"
          label={t("label")}
          hint={t(code ? "filled" : "hint")}
          error={error}
          defaultValue={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="account-code"
          short
        />
        <p className="mt-6">
          <Button type="submit" size="lg" full>
            {t(`send.${rest.purpose}`)}
          </Button>
        </p>
      </form>
      <CodeAgain {...rest} />
      <div className="mt-8">
        <Notice title={t("notThereTitle")}>
          <p>{t("notThere")}</p>
        </Notice>
      </div>
    </>
  );
}
