"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { BandsBlock } from "@/components/indicators/bands-block";
import { useFormat } from "@/components/indicators/format-context";
import { FunnelBlock } from "@/components/indicators/funnel-block";
import { useLinks } from "@/components/indicators/links-context";
import { MonthChart } from "@/components/indicators/month-chart";
import { Block } from "@/components/ui/block";
import type { Messages } from "@/lib/i18n/messages";
import { payingFinding, salesFinding, workingFinding } from "@/lib/steering/findings";
import { customersFinding, objectivesFinding } from "@/lib/steering/page-headline";
import type { Sentence } from "@/lib/steering/sentence";
import type { ViewData } from "@/lib/views/view-data";
import { getView, type ViewId, viewPath } from "@/lib/views/views";
import { Answered } from "./answered";
import styles from "./question-entries.module.css";

/** The programme's questions that its data answers: today's answer in words and one chart, and the pages that say more. */
export function QuestionEntries({ data }: { data: ViewData }) {
  const { figures, programme, answers } = data;
  const revenue = figures["member-revenue"];
  const generosity = figures["generosity-consumed"];
  const bands = answers["landing-bands"];
  const rfm = answers["rfm-members"];
  const links = useLinks();
  return (
    <div className={styles.entries}>
      {revenue ? (
        <Entry data={data} question="sales" findings={salesFinding(data)} pages={["growth"]}>
          <MonthChart figure={revenue} look="bars" height={160} />
        </Entry>
      ) : null}
      {"member-funnel" in answers ? (
        <Entry
          data={data}
          question="working"
          findings={workingFinding(data)}
          pages={["adoption", "tiers", "points", "space"]}
        >
          <Answered data={data} ask="member-funnel">
            {(answer, behind) => <FunnelBlock answer={answer} {...behind} />}
          </Answered>
        </Entry>
      ) : null}
      {bands ? (
        <Entry data={data} question="objectives" findings={objectivesFinding(data)} pages={["objectives"]}>
          <BandsBlock answer={bands} level={3} {...links.behind(bands)} />
        </Entry>
      ) : null}
      {generosity ? (
        <Entry data={data} question="paying" findings={payingFinding(data)} pages={["generosity"]}>
          <MonthChart figure={generosity} look="line" band={programme.generosityBand} height={160} />
        </Entry>
      ) : null}
      {rfm ? (
        <Entry data={data} question="customers" findings={customersFinding(data)} pages={["customers"]}>
          <BandsBlock answer={rfm} level={3} {...links.behind(rfm)} />
        </Entry>
      ) : null}
    </div>
  );
}

interface EntryProps {
  data: ViewData;
  question: keyof Messages["questions"];
  findings: Sentence[];
  /** Where it is answered in full; those that this programme has. */
  pages: ViewId[];
  children: ReactNode;
}

function Entry({ data: { programme }, question, findings, pages, children }: EntryProps) {
  const t = useTranslations();
  const { say } = useFormat();
  const open = pages.flatMap((id) => {
    const view = getView(id);
    return view?.needs.every((need) => programme.features.includes(need)) ? [view] : [];
  });
  return (
    <Block
      look="question"
      title={t(`questions.${question}`)}
      subtitle={findings.map((one) => say(one).replace(/\.?$/, ".")).join(" ")}
    >
      <div className={styles.chart}>{children}</div>
      <p className={`no-print ${styles.links}`}>
        {open.map((view) => (
          <Link key={view.id} href={viewPath(programme.slug, view)}>
            {t(`views.${view.id}`)}
          </Link>
        ))}
      </p>
    </Block>
  );
}
