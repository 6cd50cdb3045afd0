"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TextButton } from "@/components/ui/text-button";
import styles from "./ask-status.module.css";

interface AskStatusProps {
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  /** What it says where the address asks for what does not exist. */
  refused: string;
  onRetry: () => void;
  /** What it says where all is well. */
  children?: ReactNode;
}

/** How what was asked last is coming: on its way, refused, or failed with a way to try again. */
export function AskStatus({ isBusy, problem, refused, onRetry, children }: AskStatusProps) {
  const t = useTranslations("filters");
  return (
    <p
      className={styles.status}
      role="status"
      data-busy={isBusy || undefined}
      data-problem={(!isBusy && problem) || undefined}
    >
      {isBusy ? t("loading") : null}
      {!isBusy && problem === "refused" ? refused : null}
      {!isBusy && problem === "failed" ? (
        <>
          {t("failed")} <TextButton onClick={onRetry}>{t("retry")}</TextButton>
        </>
      ) : null}
      {isBusy || problem ? null : children}
    </p>
  );
}
