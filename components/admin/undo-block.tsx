"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import form from "@/components/ui/form.module.css";
import { TextButton } from "@/components/ui/text-button";
import type { Formatter } from "@/lib/format/formatter";
import { actorName } from "@/lib/views/actor-name";
import type { DataState, ImportsState } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { TaskNotice } from "./task-notice";
import { useRefusal } from "./use-refusal";
import { useTasks } from "./use-tasks";

interface UndoBlockProps {
  programme: string;
  undoable: ImportsState["undoable"];
  format: Formatter;
}

type Feed = DataState["feeds"][number]["feed"];

/** Takes the last import back, once it is said what goes back; or says why that cannot be. */
export function UndoBlock({ programme, undoable, format }: UndoBlockProps) {
  const t = useTranslations("admin.imports");
  const named = useTranslations("admin.data");
  const words = useTranslations();
  const tell = useRefusal();
  const { ask, task, isBusy, problem } = useTasks(programme, ["undo-import"]);
  const [isAsked, setAsked] = useState(false);
  const undo = async (importId: number) => {
    if (await ask("undo-import", { import: importId })) setAsked(false);
  };
  return (
    <Block title={t("undo.title")} subtitle={t("undo.why")}>
      {"reason" in undoable ? (
        <p className={styles.note}>{tell({ code: `undo-${undoable.reason}`, values: {} })}</p>
      ) : isAsked ? (
        <section className={styles.notice} aria-label={t("undo.sure")}>
          <p className={form.title}>
            {t("undo.what", {
              day: `${format.day(undoable.at.slice(0, 10), "short")} ${undoable.at.slice(11)}`,
              by: actorName(undoable.by, words),
            })}
          </p>
          <ul>
            {changedFeeds(undoable.feeds).map(([feed, counts]) => (
              <li key={feed}>
                {t("undo.feed", {
                  feed: named(`feedNames.${feed as Feed}`),
                  new: format.value("count", counts.new),
                  changed: format.value("count", counts.changed),
                  removed: format.value("count", counts.removed),
                })}
              </li>
            ))}
          </ul>
          <div className={styles.controls}>
            <button type="button" className={form.save} disabled={isBusy} onClick={() => undo(undoable.importId)}>
              {t("undo.confirm")}
            </button>
            <TextButton onClick={() => setAsked(false)}>{t("undo.keep")}</TextButton>
          </div>
        </section>
      ) : (
        <TextButton onClick={() => setAsked(true)}>{t("undo.ask")}</TextButton>
      )}
      <TaskNotice task={task} problem={problem} />
    </Block>
  );
}

type Feeds = Extract<ImportsState["undoable"], { importId: number }>["feeds"];

const changedFeeds = (feeds: Feeds) =>
  Object.entries(feeds).filter(([, counts]) => counts.new + counts.changed + counts.removed > 0);
