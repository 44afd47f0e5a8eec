import { useTranslations } from "next-intl";
import { CharCount } from "@/app/_ui/char-count.tsx";
import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox.tsx";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { FileField } from "@/app/_ui/file-field.tsx";
import { RadioGroup } from "@/app/_ui/radio-group.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { Select } from "@/app/_ui/select.tsx";
import { Stepper } from "@/app/_ui/stepper.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { Sample } from "./sample.tsx";

const missing = "ようすをひとことで書いてください";

export function FormSamples() {
  const t = useTranslations("ui");
  const counts = { left: t.raw("charactersLeft"), over: t.raw("charactersOver") };
  return (
    <Sample title="書くところ">
      <search>
        <SearchField name="q" label="住所・駅・町の名前・ことば" />
      </search>
      <Stepper
        current={2}
        steps={[
          { label: "写真", href: "/styleguide" },
          { label: "場所", href: "/styleguide" },
          { label: "内容" },
          { label: "確認" },
        ]}
      />
      <ErrorSummary errors={[{ id: "title", text: missing }]} />
      <form noValidate>
        <RadioGroup
          name="kind"
          label="どの種類の投稿ですか"
          requirement="required"
          look="tiles"
          defaultValue="trouble"
          options={[
            { value: "trouble", label: "困った", icon: "alert" },
            { value: "solved", label: "かいけつ", icon: "check" },
            { value: "good", label: "いいね", icon: "hands" },
          ]}
        />
        <Select
          name="category"
          label="分野"
          requirement="required"
          options={[
            { value: "road", label: "道路・側溝" },
            { value: "light", label: "街灯" },
          ]}
        />
        <TextField
          name="title"
          label="ひとことで言うと"
          requirement="required"
          hint="40文字まで。例：歩道の段差で車いすが通れません"
          error={missing}
        />
        <CharCount of="title" max={40} left={counts.left} over={counts.over} />
        <TextArea
          name="body"
          label="くわしく"
          requirement="optional"
          defaultValue={
            "一週間ほど前からふたがずれています。\n雨の日はすき間が見えにくく危ないです。"
          }
        />
        <RadioGroup
          name="pass"
          label="歩く人が通れますか"
          requirement="required"
          error="歩く人が通れるかどうかを選んでください"
          options={[
            { value: "yes", label: "通れる" },
            { value: "around", label: "よけて通っている", hint: "車道に出る人もいます" },
            { value: "no", label: "通れない" },
          ]}
        />
        <CheckboxGroup
          name="when"
          label="いつ困りますか"
          defaultValues={["rain"]}
          options={[
            { value: "rain", label: "雨の日" },
            { value: "night", label: "夜" },
          ]}
        />
        <FileField
          name="photo"
          label="写真"
          hint="5枚まで。1枚25 MBまで"
          accept="image/*"
          multiple
        />
        <Checkbox
          name="unnamed"
          label="名前を出さずに公開する"
          hint="市の担当だけが連絡先を見られます"
          defaultChecked
        />
      </form>
    </Sample>
  );
}
