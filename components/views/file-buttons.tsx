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
  /** Whether the server has a browser to print with. */
  canPrint: boolean;
}

type State = "ready" | "busy" | "failed" | "crowded";

/** The page as a file to take away: made on the server, which takes some seconds. */
export function FileButtons({ data, request, canPrint }: FileButtonsProps) {
  const t = useTranslations("paper");
  const [state, setState] = useState<State>("ready");
  const save = async () => {
    setState("busy");
    const address = new URLSearchParams(writeViewRequest(request));
    address.set("format", "pdf");
    const answer = await fetch(`/api/programmes/${data.programme.slug}/views/${data.view}/export?${address}`).catch(
      () => null,
    );
    if (!answer?.ok) return setState(answer?.status === 503 ? "crowded" : "failed");
    const name = /filename="(.+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
    const file = await answer.blob().catch(() => null);
    if (!file) return setState("failed");
    handOver(file, name ?? "pilotage.pdf");
    setState("ready");
  };
  return (
    <p className={styles.files} role="status">
      {canPrint ? (
        <TextButton disabled={state === "busy"} onClick={save}>
          {t(state)}
        </TextButton>
      ) : (
        <TextButton disabled>{t("none")}</TextButton>
      )}
    </p>
  );
}
