import { notFound } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { PageHead } from "@/app/_ui/page.tsx";
import { Stepper } from "@/app/_ui/stepper.tsx";
import { TaskActions, TaskPage } from "@/app/_ui/task-page.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { environment } from "@/server/platform/env.ts";

/** A task page as the report form uses it; in demo mode only. */
export default function TaskSample() {
  if (!environment().demo) notFound();
  return (
    <TaskPage
      title="投稿する"
      backHref="/styleguide"
      closeHref="/styleguide"
      status="下書きを保存ずみ"
    >
      <Stepper
        current={1}
        steps={[
          { label: "写真", href: "/styleguide/task" },
          { label: "場所" },
          { label: "内容" },
          { label: "確認" },
        ]}
      />
      <PageHead title="場所はここですか？" lead="ずれていたら動かしてください。" />
      <TextField
        name="place"
        label="住所・駅・町の名前"
        requirement="required"
        hint="例：昭和町3-5、文の里駅、あべの筋"
      />
      <TaskActions>
        <Button variant="outline" size="lg">
          もどる
        </Button>
        <Button size="lg" full>
          この場所にする
        </Button>
      </TaskActions>
    </TaskPage>
  );
}
