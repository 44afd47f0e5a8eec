import { ChipButton, ChipChoice, Chips } from "@/app/_ui/chip.tsx";
import { ChipLink } from "@/app/_ui/chip-link.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { Fact, Facts } from "@/app/_ui/facts.tsx";
import { Figures } from "@/app/_ui/figures.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { Qr } from "@/app/_ui/qr.tsx";
import { Segments } from "@/app/_ui/segments.tsx";
import { StatusChip } from "@/app/_ui/status-chip.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { Sample } from "./sample.tsx";

export function MarkSamples() {
  const now = new Date("2026-11-24T03:00:00Z");
  return (
    <>
      <Sample title="状況（形とことばと色）">
        <div className="flex flex-wrap gap-2">
          <StatusChip group="recv">受付</StatusChip>
          <StatusChip group="work">対応中</StatusChip>
          <StatusChip group="plan">予定</StatusChip>
          <StatusChip group="done">完了</StatusChip>
          <StatusChip group="out">対象外</StatusChip>
        </div>
        <div className="flex flex-wrap gap-2">
          <Tag icon="road">道路・側溝</Tag>
          <Tag tone="key">市の回答</Tag>
          <Tag tone="lamp" icon="promise">
            回答予定日 11月30日（月）・あと6日
          </Tag>
          <Tag tone="late" icon="promise">
            回答予定日を3日過ぎています
          </Tag>
        </div>
        <Facts>
          <Fact icon="support" label="困っている人">
            <b>23</b> 人
          </Fact>
          <Fact icon="comment" label="コメント">
            8
          </Fact>
          <Fact>
            <Time at={new Date("2026-11-14T23:12:00Z")} look="ago" now={now} />
          </Fact>
          <Fact>
            <Time at={new Date("2026-11-14T23:12:00Z")} now={now} />
          </Fact>
        </Facts>
      </Sample>
      <Sample title="絞り込み">
        <Chips label="絞り込み">
          <ChipButton icon="filter" pressed>
            区：阿倍野区
          </ChipButton>
          <ChipButton more>分野</ChipButton>
          <ChipLink href="/styleguide?state=open" current>
            状況：未完了
          </ChipLink>
        </Chips>
        <Chips label="状況">
          <ChipChoice name="state" value="recv" state="recv" defaultChecked>
            受付
          </ChipChoice>
          <ChipChoice name="state" value="done" state="done">
            完了
          </ChipChoice>
        </Chips>
        <Segments
          label="見かた"
          views={[
            { label: "図", href: "/styleguide", current: true },
            { label: "表", href: "/styleguide?as=table", current: false },
          ]}
        />
      </Sample>
      <Sample title="数">
        <Figures
          items={[
            { label: "対応中の投稿", value: 128, unit: "件", note: "うち返事待ち 31件" },
            { label: "今月の完了", value: 46, unit: "件", note: "先月より2件多い" },
            { label: "完了まで", value: 12, unit: "日", note: "まん中の値" },
          ]}
        />
        <ProgressBar value={5} max={8} label="5 / 8人" />
        <DefinitionList
          ruled
          items={[
            { term: "場所", value: "阿倍野区 昭和町三丁目", action: <a href="#place">変更</a> },
            { term: "受付番号", value: "AB-2026-01482" },
          ]}
        />
        <Qr
          text="https://example.jp/reports/AB-2026-01482"
          label="このページのQRコード"
          size={112}
        />
      </Sample>
    </>
  );
}
