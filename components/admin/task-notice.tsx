"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TaskRow } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { useRefusal } from "./use-refusal";

interface TaskNoticeProps {
  task: TaskRow | null;
  /** Why one was not taken that was asked for. */
  problem?: string | null;
  children?: ReactNode;
}

/** How a task goes: that it waits, how far it is, what came of it; or that it was not taken. */
export function TaskNotice({ task, problem, children }: TaskNoticeProps) {
  const t = useTranslations("admin.tasks");
  const tell = useRefusal();
  return (
    <>
      {problem ? (
        <p role="alert" className={styles.warn}>
          {problem}
        </p>
      ) : null}
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
    </>
  );
}
