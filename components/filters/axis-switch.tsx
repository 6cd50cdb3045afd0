"use client";

import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import styles from "./axis-switch.module.css";
import { useRequest } from "./request-context";

/** Calendar time or the programme's age, for the charts below it. */
export function AxisSwitch() {
  const t = useTranslations("axis");
  const page = useRequest();
  if (!page) return null;
  const { axis, ...request } = page.request;
  return (
    <p className={`no-print ${styles.line}`}>
      {t("title")}
      <Segmented
        label={t("title")}
        value={axis ?? "calendar"}
        options={[
          { value: "calendar", label: t("calendar") },
          { value: "age", label: t("age") },
        ]}
        onChange={(next) => page.ask(next === "age" ? { ...request, axis: next } : request)}
      />
    </p>
  );
}
