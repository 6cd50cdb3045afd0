"use client";

import {
  BalanceBlock,
  EffectBlock,
  GradesBlock,
  LimitsBlock,
  PayingBlock,
  WhoBlock,
} from "@/components/indicators/evidence-blocks";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { PageGrid } from "./page-grid";

/** Did they buy more because of the programme, and does it pay? */
export function EvidencePage({ data }: { data: ViewData }) {
  const { "incremental-margin": more, roi: back } = data.answers;
  const evidence = more?.evidence ?? back?.evidence;
  const isFound = evidence?.grade != null;
  return (
    <>
      <PageTop data={data} />
      {isFound ? (
        <PageGrid look="first">
          <Answered data={data} ask="incremental-margin">
            {(answer) => (answer.evidence ? <EffectBlock answer={answer} evidence={answer.evidence} /> : null)}
          </Answered>
          <PageGrid look="stack">
            {back ? <PayingBlock more={more ?? null} back={back} /> : null}
            <GradesBlock grade={evidence.grade} />
          </PageGrid>
        </PageGrid>
      ) : null}
      {evidence ? (
        <PageGrid look="three">
          {isFound ? <BalanceBlock evidence={evidence} /> : null}
          <WhoBlock evidence={evidence} />
          {isFound ? <LimitsBlock evidence={evidence} /> : <GradesBlock grade={null} />}
        </PageGrid>
      ) : (
        <Answered data={data} ask="incremental-margin">
          {() => null}
        </Answered>
      )}
    </>
  );
}
