"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { useViewData } from "@/components/filters/use-view-data";
import { FormatProvider } from "@/components/indicators/format-context";
import { LinksProvider } from "@/components/indicators/links-context";
import type { ViewData } from "@/lib/views/view-data";
import { PageFoot } from "./page-foot";
import { ViewBody } from "./view-body";
import styles from "./view-page.module.css";

/** A page: its controls, its parts, what its figures stand on. What the data does not hold is not there. */
export function ViewPage({ initial }: { initial: ViewData }) {
  const { data, request, isBusy, problem, ask, retry } = useViewData(initial);
  return (
    <FormatProvider programme={data.programme}>
      <FilterBar data={data} request={request} isBusy={isBusy} problem={problem} onAsk={ask} onRetry={retry} />
      <main id="content" className={styles.page} aria-busy={isBusy} data-busy={isBusy || undefined}>
        <LinksProvider data={data}>
          <ViewBody data={data} />
        </LinksProvider>
        <PageFoot data={data} />
      </main>
    </FormatProvider>
  );
}
