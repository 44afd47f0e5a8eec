import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { type Art, artAddress, EmptyState } from "@/app/_ui/empty-state.tsx";
import { Fact, Facts } from "@/app/_ui/facts.tsx";
import type { StateGroup } from "@/app/_ui/icon.tsx";
import { PaginationByKey } from "@/app/_ui/pagination-by-key.tsx";
import { Row, Rows } from "@/app/_ui/row.tsx";
import { StatusChip } from "@/app/_ui/status-chip.tsx";
import { Tag } from "@/app/_ui/tag.tsx";

const samples: { art: Art; group: StateGroup; state: string; kind: string; title: string }[] = [
  {
    art: "drainfix",
    group: "plan",
    state: "予定",
    kind: "道路・側溝",
    title: "側溝のふたがずれて、すき間に足が落ちそうです",
  },
  {
    art: "bench",
    group: "work",
    state: "対応中",
    kind: "公園",
    title: "公園のベンチの座面が割れています",
  },
  {
    art: "light",
    group: "recv",
    state: "受付",
    kind: "街灯",
    title: "街灯が3本続けて消えていて、夜の帰り道が暗い",
  },
];

export function ListSamples() {
  return (
    <>
      <div>
        <Rows label="新しい投稿">
          {samples.map((sample, index) => (
            <li key={sample.art}>
              <Row
                href="/styleguide"
                title={sample.title}
                photo={{ src: artAddress(sample.art), alt: "" }}
                selected={index === 0}
                top={
                  <>
                    <StatusChip group={sample.group}>{sample.state}</StatusChip>
                    <span>{sample.kind}</span>
                  </>
                }
              >
                <p className="ui-meta">阿倍野区 昭和町三丁目・9日前</p>
                <Facts>
                  <Fact icon="support" label="困っている人">
                    <b>23</b> 人
                  </Fact>
                  <Fact icon="comment" label="コメント">
                    <b>8</b>
                  </Fact>
                  {index === 0 ? (
                    <Tag tone="lamp" icon="promise">
                      対応予定日 11月30日（月）・あと6日
                    </Tag>
                  ) : null}
                </Facts>
              </Row>
            </li>
          ))}
        </Rows>
        <PaginationByKey href="/styleguide?after=3" left={125} />
      </div>
      <Card flush>
        <EmptyState
          title="この条件の投稿はありません"
          text="期間を広げるか、分野をへらしてみてください。"
        >
          <ButtonLink href="/" variant="outline">
            条件を消す
          </ButtonLink>
          <ButtonLink href="/report">投稿する</ButtonLink>
        </EmptyState>
      </Card>
    </>
  );
}
