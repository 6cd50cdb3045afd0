"use client";

import { useTranslations } from "use-intl";
import type { TaskRow } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { useRefusal } from "./use-refusal";

/** How a task goes: that it waits, how far it is, what came of it. */
export function TaskNotice({ task, children }: { task: TaskRow | null; children?: React.ReactNode }) {
  const t = useTranslations("admin.tasks");
  const tell = useRefusal();
  return (
    <div role="status" className={styles.task} data-state={task?.state}>
      {task === null ? null : task.state === "failed" ? (
        <p className={styles.warn}>{task.problem ? tell(task.problem) : null}</p>
      ) : (
        <p>{t(`states.${task.state}`, { kind: t(`kinds.${task.kind}`) })}</p>
      )}
      {task?.state === "running" ? (
        <p className={styles.minor}>
          {task.progress ? t(`steps.${task.progress.step}`, { rows: task.progress.rows ?? 0 }) : ""}
        </p>
      ) : null}
      {children}
    </div>
  );
}
