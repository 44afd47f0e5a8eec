import { Disclosure } from "@/app/_ui/disclosure.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { Skeleton } from "@/app/_ui/skeleton.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { Timeline, TimelineItem } from "@/app/_ui/timeline.tsx";
import { UserText } from "@/app/_ui/user-text.tsx";
import { Sample } from "./sample.tsx";

const at = (iso: string) => <Time at={new Date(iso)} now={new Date("2026-11-24T03:00:00Z")} />;

export function BoxSamples() {
  return (
    <>
      <Sample title="お知らせの箱">
        <Notice tone="info" icon="pin" title="写真に場所と時刻が入っていました">
          <p>阿倍野区昭和町三丁目、11月15日 午前8時12分。公開する写真からは消します。</p>
        </Notice>
        <Notice tone="lamp" icon="info" title="同じことかもしれない投稿が1件あります">
          <p>同じなら、1人分の声を足すほうが早く伝わります。</p>
        </Notice>
        <Notice tone="success" title="投稿を受け付けました" />
        <Notice tone="error" title="写真2枚目を送れませんでした">
          <p>1枚目と文は届いています。</p>
        </Notice>
        <Notice tone="city" title="阿倍野区役所 地域課">
          <p>現地を見ました。</p>
        </Notice>
        <Notice title="届かないとき">
          <p>迷惑メールのフォルダーを見てください。</p>
        </Notice>
      </Sample>
      <Sample title="これまでの動き">
        <Timeline label="これまでの動き">
          <TimelineItem
            kind="city"
            who="阿倍野区役所 地域課"
            tag={<Tag tone="key">市の回答</Tag>}
            time={at("2026-11-18T07:00:00Z")}
          >
            <p>現地を見ました。ふたの受け枠が割れているため、枠ごと取り替えます。</p>
          </TimelineItem>
          <TimelineItem kind="system" who="予定になりました" time={at("2026-11-18T06:00:00Z")} />
          <TimelineItem kind="match" who="手助けが見つかりました" time={at("2026-11-17T01:00:00Z")}>
            <p>見守り 2人</p>
          </TimelineItem>
          <TimelineItem kind="resident" icon="camera" who="投稿" time={at("2026-11-14T23:12:00Z")}>
            <UserText text={"まだ危ないです。\n地図は https://example.jp/map にあります。"} />
          </TimelineItem>
        </Timeline>
      </Sample>
      <Sample title="たたんだ説明・待っているとき">
        <Disclosure summary="どうして区の名前が必要ですか">
          <p>担当する部署が、区ごとに決まっているからです。</p>
        </Disclosure>
        <div className="grid grid-cols-[5.75rem_1fr] gap-3">
          <Skeleton className="aspect-square" corner />
          <div className="grid content-start gap-2">
            <Skeleton className="h-6 w-24" />
            <Skeleton className="h-5" />
            <Skeleton className="h-5 w-1/2" />
          </div>
        </div>
      </Sample>
    </>
  );
}
