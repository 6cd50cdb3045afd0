"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { useViewData } from "@/components/filters/use-view-data";
import { AllFigures } from "@/components/indicators/all-figures";
import { FormatProvider } from "@/components/indicators/format-context";
import { SegmentBlock } from "@/components/indicators/segment-block";
import type { ViewData } from "@/lib/views/view-data";
import { FirstScreen } from "./first-screen";
import { PageFoot } from "./page-foot";
import { Questions } from "./questions";
import styles from "./view-page.module.css";

/** A role's page: its data, then its parts in the product's order. What the data does not hold is not there. */
export function ViewPage({ initial }: { initial: ViewData }) {
  const { data, request, isBusy, problem, ask, retry } = useViewData(initial);
  const segments = data.answers["revenue-by-segment"];
  return (
    <FormatProvider programme={data.programme}>
      <FilterBar data={data} request={request} isBusy={isBusy} problem={problem} onAsk={ask} onRetry={retry} />
      <main id="content" className={styles.page} aria-busy={isBusy} data-busy={isBusy || undefined}>
        <FirstScreen data={data} />
        <Questions data={data} />
        {segments ? <SegmentBlock data={data} segments={segments} /> : null}
        <AllFigures data={data} />
        <PageFoot data={data} />
      </main>
    </FormatProvider>
  );
}
