"use client";

import { useLocale, useTranslations } from "use-intl";
import { createFormatter } from "@/lib/format/formatter";
import type { ImportRow, TaskRow } from "@/lib/views/administration";
import styles from "./admin.module.css";

type Problem = keyof typeof import("@/lib/i18n/fr-admin")["adminWords"]["imports"]["problems"];
const steps = ["read", "stage", "check", "apply", "remove", "refresh"] as const;

/** How far what was asked of a file is, or what came of it. */
export function TaskLine({ task, imports }: { task: TaskRow; imports: ImportRow[] }) {
  const t = useTranslations("admin.imports");
  const format = createFormatter(useLocale(), "EUR");
  const count = (value: number) => format.value("count", value);
  if (task.state === "waiting") return <p role="status">{t("waiting")}</p>;
  if (task.state === "failed") {
    const problem = task.problem ?? "failed";
    const isKnown = (text: string): text is Problem => t.has(`problems.${text as Problem}`);
    return (
      <p role="alert" className={styles.warn}>
        {isKnown(problem) ? t(`problems.${problem}`) : problem}
      </p>
    );
  }
  if (task.state === "running") {
    const step = steps.find((each) => each === task.progress?.step) ?? "read";
    return <p role="status">{t(`steps.${step}`, { rows: count(Number(task.progress?.rows ?? 0)) })}</p>;
  }
  const done = imports.find(({ id }) => id === task.outcome?.import);
  if (!done) return null;
  const { rows } = done;
  const counts = {
    new: count(rows.new),
    changed: count(rows.changed),
    unchanged: count(rows.unchanged),
    rejected: count(rows.rejected),
  };
  return (
    <div role="status">
      <p className={styles.note}>
        {done.status === "refused" ? t("refused") : t("applied", { name: done.source, ...counts })}
      </p>
      {rows.rejected > 0 && done.status === "applied" ? <p className={styles.note}>{t("correctHow")}</p> : null}
    </div>
  );
}
