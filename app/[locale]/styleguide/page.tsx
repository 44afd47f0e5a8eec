import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/app/_ui/breadcrumb.tsx";
import { Page, PageHead } from "@/app/_ui/page.tsx";
import { environment } from "@/server/platform/env.ts";
import { BoxSamples } from "./_components/box-samples.tsx";
import { ButtonSamples } from "./_components/button-samples.tsx";
import { FormSamples } from "./_components/form-samples.tsx";
import { ListSamples } from "./_components/list-samples.tsx";
import { MarkSamples } from "./_components/mark-samples.tsx";

export const metadata: Metadata = { title: "見本帳", robots: { index: false } };

/** Every component on one page, for those who build and for the screenshots; in demo mode only. */
export default function Styleguide() {
  if (!environment().demo) notFound();
  return (
    <Page>
      <Breadcrumb items={[{ label: "まちかど", href: "/" }, { label: "見本帳" }]} />
      <PageHead
        eyebrow="四つの街区が交わる角に、明かりがひとつ"
        title="見本帳"
        lead="部品をひととおり並べています。文は見本です。"
      />
      <div className="grid gap-6 desk:grid-cols-2">
        <div className="grid content-start gap-6 min-w-0">
          <ButtonSamples />
          <MarkSamples />
          <FormSamples />
        </div>
        <div className="grid content-start gap-6 min-w-0">
          <ListSamples />
          <BoxSamples />
        </div>
      </div>
    </Page>
  );
}
