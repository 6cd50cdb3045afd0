"use client";

import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextButton } from "@/components/ui/text-button";
import type { ListRequest } from "@/lib/lists/list-request";
import type { Filters, Option } from "@/lib/views/view-data";
import { type FilterDimension, filterDimensions, withoutFilters } from "@/lib/views/view-request";
import { useOptionName } from "./use-filter-names";

/** Of a list, tier moves too: they have no control, and stay. */
type Chosen = ListRequest["filters"];

export interface DimensionFiltersProps {
  filters: Filters;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

const ALL = "all";
/** A code may be empty: values carry a mark that the choice of all does not. */
const toValue = (code: string): string => `is:${code}`;

/** A control for each dimension that there is something to choose of, and one that chooses all again. */
export function DimensionFilters({ filters, chosen, onChoose }: DimensionFiltersProps) {
  const t = useTranslations("filters");
  const isFiltered = filterDimensions.some((dimension) => chosen[dimension] !== undefined);
  return (
    <>
      {filterDimensions.map((dimension) => {
        const options = filters[dimension];
        return options ? (
          <DimensionSelect
            key={dimension}
            dimension={dimension}
            options={options}
            chosen={chosen[dimension]}
            onChoose={(code) => {
              const { [dimension]: _, ...others } = chosen;
              onChoose(code === undefined ? others : { ...others, [dimension]: code });
            }}
          />
        ) : null;
      })}
      {isFiltered ? <TextButton onClick={() => onChoose(withoutFilters(chosen))}>{t("clear")}</TextButton> : null}
    </>
  );
}

interface DimensionSelectProps {
  dimension: FilterDimension;
  options: Option[];
  chosen: string | undefined;
  onChoose: (code: string | undefined) => void;
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
      onChange={(value) => onChoose(value === ALL ? undefined : value.slice("is:".length))}
    />
  );
}
