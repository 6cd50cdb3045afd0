"use client";

import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import page from "@/components/ui/page.module.css";
import { createFormatter } from "@/lib/format/formatter";
import type { ImportsState } from "@/lib/views/administration";
import { ImportTable } from "./import-table";
import { MappingForm } from "./mapping-form";
import { TaskLine } from "./task-line";
import { UploadForm } from "./upload-form";
import { useTasks } from "./use-tasks";

/** A file is sent, its columns are named, it is imported; and what the last imports brought. */
export function ImportsPage({ programme, initial }: { programme: string; initial: ImportsState }) {
  const t = useTranslations("admin");
  // Nothing here is money.
  const format = createFormatter(useLocale(), "EUR");
  const { tasks, look } = useTasks(programme, initial.tasks);
  const last = tasks.find(({ kind }) => /-upload$/.test(kind));
  const isGoingOn = last?.state === "waiting" || last?.state === "running";
  const { upload } = initial;
  const isRead = upload?.header && upload.layout && !isGoingOn;
  return (
    <>
      <h1 className={page.title}>{t("imports.title")}</h1>
      <Block title={t("imports.upload")} subtitle={t("imports.uploadWhy")}>
        <UploadForm programme={programme} onSent={look} />
        {last ? <TaskLine task={last} imports={initial.imports} /> : null}
      </Block>
      {isRead && upload.header && upload.layout ? (
        <Block title={upload.name} subtitle={t("imports.mappingWhy")}>
          <MappingForm
            key={upload.id}
            programme={programme}
            state={initial}
            upload={{ id: upload.id, header: upload.header, layout: upload.layout }}
            onAsked={look}
          />
        </Block>
      ) : null}
      <Block title={t("data.imports")}>
        <ImportTable programme={programme} imports={initial.imports} format={format} />
      </Block>
    </>
  );
}
