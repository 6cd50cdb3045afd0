"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ChartScope } from "@/components/charts/chart-scope";
import { FilterBar } from "@/components/filters/filter-bar";
import { RequestProvider } from "@/components/filters/request-context";
import { useFilterNames } from "@/components/filters/use-filter-names";
import { useViewData } from "@/components/filters/use-view-data";
import { FormatProvider, useFormat } from "@/components/indicators/format-context";
import { LinksProvider } from "@/components/indicators/links-context";
import type { ViewData } from "@/lib/views/view-data";
import { FileButtons } from "./file-buttons";
import { PageFoot } from "./page-foot";
import { ViewBody } from "./view-body";
import styles from "./view-page.module.css";

/** For programmes that close their months. */
const Closing = dynamic(async () => (await import("./closing")).Closing);

/** What a picture of a chart says of where it comes from: its programme, period and filters. */
function PageScope({ data, children }: { data: ViewData; children: ReactNode }) {
  const { period } = useFormat();
  const filters = useFilterNames();
  return <ChartScope words={[data.programme.name, period(data.period), ...filters(data)]}>{children}</ChartScope>;
}

/** A page: its controls, its parts, what its figures stand on. What the data does not hold is not there. */
export function ViewPage({ initial, ...files }: { initial: ViewData; canPrint: boolean; hasSlides: boolean }) {
  const { data, request, isBusy, problem, ask, retry } = useViewData(initial);
  return (
    <FormatProvider programme={data.programme}>
      <FilterBar data={data} request={request} isBusy={isBusy} problem={problem} onAsk={ask} onRetry={retry}>
        <FileButtons data={data} request={request} {...files} />
      </FilterBar>
      <main id="content" className={styles.page} aria-busy={isBusy} data-busy={isBusy || undefined}>
        <LinksProvider data={data}>
          <PageScope data={data}>
            <RequestProvider request={request} ask={ask}>
              <ViewBody data={data} />
            </RequestProvider>
          </PageScope>
        </LinksProvider>
        {data.programme.closing ? <Closing data={data} closing={data.programme.closing} /> : null}
        <PageFoot data={data} />
      </main>
    </FormatProvider>
  );
}
