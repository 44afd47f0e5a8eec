import type { Locale } from "./locale.ts";

/** What the front itself says to readers. The pages' own words are in `messages/`. */
type Words = { title: string; sentence: string; retry: string; reference: string; home: string };

export const BROKEN: Record<Locale, Words> = {
  ja: {
    title: "うまく表示できませんでした",
    sentence: "もうしわけありません。こちらの不具合で、ページを表示できませんでした。",
    retry: "少し待ってから、もう一度お試しください。",
    reference: "お問い合わせのときは、この番号をお伝えください：",
    home: "最初のページへ",
  },
  en: {
    title: "Something went wrong",
    sentence: "We are sorry. Because of a fault on our side this page could not be shown.",
    retry: "Please wait a moment and try again.",
    reference: "If you contact us, please give this number:",
    home: "To the first page",
  },
};

export const CROSS_SITE =
  "ほかのサイトから送られた内容は受け付けられません。このサイトのページを開いて、もう一度送ってください。\n" +
  "What was sent from another site cannot be accepted. Please open the page on this site and send it again.\n";

export const BAD_ADDRESS = "アドレスが正しくありません。\nThis address is not valid.\n";

type ListenFailure = { code?: string; host: string; port: number };

/** Why the server could not listen, as one plain sentence in each language. */
export function listenSentence({ code, host, port }: ListenFailure): string {
  switch (code) {
    case "EADDRINUSE":
      return (
        `ポート ${port} はほかのプログラムが使っています。PORT=${port + 1} npm start のように別の番号を指定してください。\n` +
        `Port ${port} is in use by another program. Choose another one, for example PORT=${port + 1} npm start.`
      );
    case "EACCES":
      return (
        `ポート ${port} を使う許可がありません。1024 以上の番号を PORT で指定してください。\n` +
        `Port ${port} is not allowed for this user. Set PORT to 1024 or more.`
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return (
        `HOST に指定された「${host}」はこのコンピューターのアドレスではありません。\n` +
        `HOST is set to “${host}”, which is not an address of this computer.`
      );
    default:
      return (
        `${host} のポート ${port} で始められませんでした（${code ?? "?"}）。\n` +
        `Could not listen on port ${port} of ${host} (${code ?? "?"}).`
      );
  }
}

/** What is wrong with the settings, or null. */
export function settingsSentence(settings: { port: number; publicUrl: string }): string | null {
  const { port, publicUrl } = settings;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return "PORT は 1 から 65535 までの番号です。\nPORT must be a number from 1 to 65535.";
  }
  if (!URL.canParse(publicUrl) || !/^https?:/.test(publicUrl)) {
    return (
      `PUBLIC_URL「${publicUrl}」は https:// で始まるアドレスではありません。\n` +
      `PUBLIC_URL “${publicUrl}” is not an address that begins with https://.`
    );
  }
  return null;
}

/** Why the pages could not be started; the log line above it holds the cause. */
export function startSentence(cause: unknown): string {
  const { name = "", code = "" } = cause as { name?: string; code?: string };
  if (name === "DatabaseInUse") {
    return (
      "同じデータで、もう一つのまちかどが動いています。そちらを止めるか、DATA_DIR に別のフォルダーを指定してください。\n" +
      "Another copy of Machikado runs on this data. Stop it, or set DATA_DIR to another folder."
    );
  }
  if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28\w{3}|3D000)$/.test(code)) {
    return (
      `DATABASE_URL のデータベースにつながりません（${code}）。動いているか、アドレスとパスワードをご確認ください。\n` +
      `The database of DATABASE_URL cannot be reached (${code}). Is it running, and are address and password right?`
    );
  }
  return (
    "始められませんでした。理由は上の記録にあります。npm start を使うと、必要な組み立てから行います。\n" +
    "Could not start; the lines above say why. npm start also builds what is missing."
  );
}

/** Said once, when pages can be opened. */
export function opened(address: string, host: string): string {
  const local = host === "127.0.0.1" || host === "localhost" || host === "::1";
  const reach = local
    ? "このコンピューターからだけ開けます（ほかからも開くときは HOST=0.0.0.0）。\n" +
      "  Open to this computer only (HOST=0.0.0.0 opens it to others)."
    : `${host} で待っています。\n  Listening on ${host}.`;
  return `\n  まちかど Machikado: ${address}\n  ${reach}\n`;
}
