import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { DialogButton } from "@/app/_ui/dialog.tsx";
import { FileButton } from "@/app/_ui/file-button.tsx";
import { Icon, iconNames } from "@/app/_ui/icon.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { ExternalLink, Link } from "@/app/_ui/link.tsx";
import { PrintButton } from "@/app/_ui/print-button.tsx";
import { ShareButton } from "@/app/_ui/share-button.tsx";
import { Toasts } from "@/app/_ui/toast.tsx";
import { Sample } from "./sample.tsx";

export function ButtonSamples() {
  const t = useTranslations("ui");
  return (
    <>
      <Sample title="ボタン">
        <div className="ui-actions">
          <ButtonLink href="/report" icon="camera" size="lg">
            投稿する
          </ButtonLink>
          <Button variant="outline">選ぶ</Button>
          <Button variant="neutral">やめる</Button>
          <Button variant="danger">消す</Button>
          <Button variant="text">条件を消す</Button>
          <Button size="sm">小さい</Button>
          <Button aria-disabled="true">まだ送れません</Button>
        </div>
        <div className="ui-actions">
          <FileButton icon="photo" name="photos" accept="image/*" multiple>
            写真を選ぶ
          </FileButton>
          <DialogButton
            label="絞り込み"
            title="絞り込み"
            closeLabel={t("close")}
            icon="filter"
            variant="outline"
            narrow
          >
            <p>分野と期間を選べます。</p>
          </DialogButton>
          <ShareButton label={t("share")} copiedLabel={t("copied")} />
          <PrintButton label="印刷" />
          <IconButton icon="locate" label="いまいる場所" float />
          <IconButton icon="plus" label="大きくする" float />
        </div>
        <p>
          <Link href="/">地図を見る</Link>・
          <ExternalLink href="https://www.city.osaka.lg.jp/">大阪市のサイト</ExternalLink>
        </p>
        <Toasts />
      </Sample>
      <Sample title="絵記号">
        <ul className="flex flex-wrap gap-3">
          {iconNames.map((name) => (
            <li key={name} title={name}>
              <Icon name={name} />
            </li>
          ))}
        </ul>
      </Sample>
    </>
  );
}
