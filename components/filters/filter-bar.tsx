"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { SelectField } from "@/components/ui/select-field";
import type { Option, ViewData, ViewRequest } from "@/lib/views/view-data";
import type { FilterDimension } from "@/lib/views/view-request";
import { filterDimensions } from "@/lib/views/view-request";
import styles from "./filter-bar.module.css";
import { useOptionName } from "./use-filter-names";

interface FilterBarProps {
  data: ViewData;
  request: ViewRequest;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  onAsk: (request: ViewRequest) => void;
  onRetry: () => void;
}

const ALL = "all";
/** A code may be empty: values carry a mark that the choice of all does not. */
const toValue = (code: string): string => `is:${code}`;

/** Period, comparison and filters: what the page is about. */
export function FilterBar({ data, request, isBusy, problem, onAsk, onRetry }: FilterBarProps) {
  const t = useTranslations("filters");
  const { period } = useFormat();
  const periods = data.periods.includes(request.period) ? data.periods : [request.period, ...data.periods];
  const shown = filterDimensions.filter((dimension) => (data.filters[dimension]?.length ?? 0) > 1);
  const isFiltered = Object.keys(request.filters).length > 0;
  return (
    <search className={`no-print ${styles.bar}`} aria-label={t("title")}>
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
      {shown.map((dimension) => (
        <DimensionSelect
          key={dimension}
          dimension={dimension}
          options={data.filters[dimension] ?? []}
          chosen={request.filters[dimension]}
          onChoose={(code) => onAsk({ ...request, filters: withFilter(request.filters, dimension, code) })}
        />
      ))}
      {isFiltered ? (
        <button type="button" className={styles.clear} onClick={() => onAsk({ ...request, filters: {} })}>
          {t("clear")}
        </button>
      ) : null}
      <p
        className={styles.status}
        role="status"
        data-busy={isBusy || undefined}
        data-problem={(!isBusy && problem) || undefined}
      >
        {isBusy ? t("loading") : null}
        {!isBusy && problem ? (
          <>
            {t(problem)}{" "}
            {problem === "failed" ? (
              <button type="button" className={styles.clear} onClick={onRetry}>
                {t("retry")}
              </button>
            ) : null}
          </>
        ) : null}
      </p>
    </search>
  );
}

function withFilter(filters: ViewRequest["filters"], dimension: FilterDimension, code: string | null) {
  const { [dimension]: _, ...rest } = filters;
  return code === null ? rest : { ...rest, [dimension]: code };
}

interface DimensionSelectProps {
  dimension: FilterDimension;
  options: Option[];
  chosen: string | undefined;
  onChoose: (code: string | null) => void;
}

function DimensionSelect({ dimension, options, chosen, onChoose }: DimensionSelectProps) {
  const t = useTranslations("filters");
  const nameOf = useOptionName();
  const known = chosen === undefined || options.some(({ code }) => code === chosen);
  const listed = known ? options : [{ code: chosen, name: chosen }, ...options];
  return (
    <SelectField
      label={t(dimension)}
      value={chosen === undefined ? ALL : toValue(chosen)}
      marked={chosen !== undefined}
      options={[
        { value: ALL, label: t("all", { dimension }) },
        ...listed.map((option) => ({ value: toValue(option.code), label: nameOf(dimension, option) })),
      ]}
      onChange={(value) => onChoose(value === ALL ? null : value.slice("is:".length))}
    />
  );
}
