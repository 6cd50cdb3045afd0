"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { SelectField } from "@/components/ui/select-field";
import { isTimeless, type ViewData, type ViewRequest } from "@/lib/views/view-data";
import { AskStatus } from "./ask-status";
import { DimensionFilters } from "./dimension-filters";
import styles from "./filter-bar.module.css";

interface FilterBarProps {
  data: ViewData;
  request: ViewRequest;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  onAsk: (request: ViewRequest) => void;
  onRetry: () => void;
  /** What may be done with the whole page. */
  children: ReactNode;
}

/** Period, comparison and filters: what the page is about. */
export function FilterBar({ data, request, isBusy, problem, onAsk, onRetry, children }: FilterBarProps) {
  const t = useTranslations("filters");
  const { period } = useFormat();
  const hasPeriod = !isTimeless(data);
  if (!hasPeriod && Object.keys(data.filters).length === 0)
    return <div className={`no-print ${styles.bar} ${styles.alone}`}>{children}</div>;
  const periods = data.periods.includes(request.period) ? data.periods : [request.period, ...data.periods];
  return (
    <search className={`no-print ${styles.bar}`} aria-label={t("title")}>
      {hasPeriod ? (
        <>
          <SelectField
            label={t("period")}
            value={request.period}
            options={periods.map((label) => ({ value: label, label: period({ label }) }))}
            onChange={(label) => onAsk({ ...request, period: label })}
          />
          <SelectField
            label={t("compare")}
            value={request.compare}
            options={[
              { value: "n-1", label: t("compareYes") },
              { value: "none", label: t("compareNo") },
            ]}
            onChange={(compare) => onAsk({ ...request, compare: compare === "none" ? "none" : "n-1" })}
          />
        </>
      ) : null}
      <DimensionFilters
        filters={data.filters}
        chosen={request.filters}
        onChoose={(filters) => onAsk({ ...request, filters })}
      />
      <div className={styles.status}>
        <AskStatus isBusy={isBusy} problem={problem} refused={t("refused")} onRetry={onRetry} />
      </div>
      {children}
    </search>
  );
}
