"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { handOver } from "@/components/ui/hand-over";
import { TextButton } from "@/components/ui/text-button";
import type { ViewData, ViewRequest } from "@/lib/views/view-data";
import { writeViewRequest } from "@/lib/views/view-request";
import styles from "./file-buttons.module.css";

interface FileButtonsProps {
  data: ViewData;
  request: ViewRequest;
  /** Whether the server has a browser to print with, and whether the page has charts for slides. */
  canPrint: boolean;
  hasSlides: boolean;
}

const formats = ["pdf", "pptx"] as const;
type Format = (typeof formats)[number];

/** The page as a file to take away, made on the server: on paper, or its charts as slides where it has some. */
export function FileButtons({ data, request, canPrint, hasSlides }: FileButtonsProps) {
  const t = useTranslations("paper");
  return (
    <p className={styles.files} role="status">
      {formats.map((format) =>
        format === "pptx" && !hasSlides ? null : format === "pdf" && !canPrint ? (
          <TextButton key={format} disabled>
            {t("none")}
          </TextButton>
        ) : (
          <FileButton key={format} data={data} request={request} format={format} />
        ),
      )}
    </p>
  );
}

/** Says how the file is coming: a page takes some seconds to print. */
function FileButton({ data, request, format }: Omit<FileButtonsProps, "canPrint" | "hasSlides"> & { format: Format }) {
  const t = useTranslations("paper");
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const save = async () => {
    setState("busy");
    const address = new URLSearchParams(writeViewRequest(request));
    address.set("format", format);
    const url = `/api/programmes/${data.programme.slug}/views/${data.view}/export?${address}`;
    const answer = await fetch(url).catch(() => null);
    const name = /filename="(.+)"/.exec(answer?.headers.get("content-disposition") ?? "")?.[1];
    const file = answer?.ok ? await answer.blob().catch(() => null) : null;
    if (!file || !name) return setState("failed");
    handOver(file, name);
    setState("ready");
  };
  return (
    <TextButton disabled={state === "busy"} onClick={save}>
      {t(`${state}.${format}`)}
    </TextButton>
  );
}
