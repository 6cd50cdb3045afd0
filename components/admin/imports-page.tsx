"use client";

import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import page from "@/components/ui/page.module.css";
import { createFormatter } from "@/lib/format/formatter";
import type { ImportsState, OpenUpload, UploadLayout } from "@/lib/views/administration";
import { ImportOutcome } from "./import-outcome";
import { ImportTable } from "./import-table";
import { MappingForm } from "./mapping-form";
import { TaskNotice } from "./task-notice";
import { UndoBlock } from "./undo-block";
import { UploadForm } from "./upload-form";
import { useTasks } from "./use-tasks";

/** A file is sent, its columns are named, it is imported; and what the last imports brought. */
export function ImportsPage({ programme, initial }: { programme: string; initial: ImportsState }) {
  const t = useTranslations("admin");
  // Nothing here is money.
  const format = createFormatter(useLocale(), "EUR");
  const { ask, task, isBusy, problem } = useTasks(programme, ["read-upload", "import-upload", "forget-upload"]);
  const imported = initial.imports.find(({ id }) => id === task?.outcome?.import);
  const { upload } = initial;
  return (
    <>
      <h1 className={page.title}>{t("imports.title")}</h1>
      <Block title={t("imports.upload")} subtitle={t("imports.uploadWhy")}>
        <UploadForm programme={programme} isBusy={isBusy} onSent={(sent) => ask("read-upload", { upload: sent })} />
        <TaskNotice task={task} problem={problem}>
          {imported ? <ImportOutcome row={imported} format={format} /> : null}
        </TaskNotice>
      </Block>
      {isRead(upload) ? (
        <Block title={upload.name} subtitle={t("imports.mappingWhy")}>
          <MappingForm key={upload.id} state={initial} upload={upload} isBusy={isBusy} onAsk={ask} />
        </Block>
      ) : null}
      <UndoBlock programme={programme} undoable={initial.undoable} format={format} />
      <Block title={t("data.imports")}>
        <ImportTable programme={programme} imports={initial.imports} format={format} />
      </Block>
    </>
  );
}

/** A file whose columns are known. */
export type ReadUpload = OpenUpload & { header: string[]; layout: UploadLayout };

const isRead = (upload: OpenUpload | null): upload is ReadUpload => Boolean(upload?.header && upload.layout);
