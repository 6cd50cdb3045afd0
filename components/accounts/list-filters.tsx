"use client";

import { useTranslations } from "use-intl";
import { DimensionFilters, type DimensionFiltersProps } from "@/components/filters/dimension-filters";
import styles from "./accounts.module.css";

/** What a list may be filtered by, as controls; nothing where there is nothing to choose. */
export function ListFilters(props: DimensionFiltersProps) {
  const t = useTranslations("filters");
  if (Object.keys(props.filters).length === 0) return null;
  return (
    <search className={styles.choices} aria-label={t("title")}>
      <DimensionFilters {...props} />
    </search>
  );
}
