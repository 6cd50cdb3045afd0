"use client";

import { type FormEvent, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import form from "@/components/ui/form.module.css";
import { createFormatter } from "@/lib/format/formatter";
import { type Day, lastWholeMonth, listMonths } from "@/lib/periods/calendar";
import type { TaskKind } from "@/lib/tasks/task-kinds";
import type { Settings } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { TaskNotice } from "./task-notice";
import { useTasks } from "./use-tasks";

type Move = Extract<TaskKind, "close-months" | "reopen-months">;

/** Up to when the programme is closed; an admin closes further, or opens again. */
export function MonthsBlock({ programme, settings }: { programme: string; settings: Settings }) {
  const t = useTranslations("admin.settings");
  const format = createFormatter(useLocale(), settings.programme.currency);
  const { ask, task, isBusy, problem } = useTasks(programme, ["close-months", "reopen-months"]);
  const [last] = settings.closed;
  const { dataFrom, asOf } = settings.programme;
  const open = listMonths(dataFrom, lastWholeMonth(asOf))
    .filter((month) => !last || month > last)
    .reverse();
  const move = (kind: Move) => (month: Day) => ask(kind, { month: month.slice(0, 7) });
  return (
    <Block
      title={t("months")}
      subtitle={last ? t("closedUntil", { month: format.day(last, "monthYear") }) : t("noneClosed")}
    >
      <p className={styles.note}>{t("monthsWhy")}</p>
      <div className={styles.moves}>
        {open.length > 0 ? (
          <MonthForm
            label={t("closeUntil")}
            action={t("close")}
            months={open}
            isBusy={isBusy}
            name={(month) => format.day(month, "monthYear")}
            onMonth={move("close-months")}
          />
        ) : (
          <p className={styles.note}>{t("allClosed")}</p>
        )}
        {settings.closed.length > 0 ? (
          <MonthForm
            label={t("reopenFrom")}
            action={t("reopen")}
            why={t("reopenWhy")}
            months={settings.closed}
            isBusy={isBusy}
            name={(month) => format.day(month, "monthYear")}
            onMonth={move("reopen-months")}
          />
        ) : null}
      </div>
      <TaskNotice task={task} problem={problem} />
    </Block>
  );
}

interface MonthFormProps {
  label: string;
  action: string;
  why?: string;
  months: Day[];
  isBusy: boolean;
  name: (month: Day) => string;
  onMonth: (month: Day) => void;
}

function MonthForm({ label, action, why, months, isBusy, name, onMonth }: MonthFormProps) {
  const about = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onMonth(String(new FormData(event.currentTarget).get("month")));
  };
  return (
    <form className={styles.monthForm} onSubmit={submit}>
      <label className={form.field}>
        {label}
        <select name="month" aria-describedby={why ? about : undefined}>
          {months.map((month) => (
            <option key={month} value={month}>
              {name(month)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={why ? styles.second : form.save} disabled={isBusy}>
        {action}
      </button>
      {why ? (
        <p id={about} className={styles.minor}>
          {why}
        </p>
      ) : null}
    </form>
  );
}
