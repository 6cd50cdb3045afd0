"use client";

import { useTranslations } from "use-intl";
import { DownTriangle, UpTriangle } from "@/components/ui/icons";
import type { Better, Unit } from "@/lib/indicators/define-indicator";
import styles from "./delta.module.css";
import { useFormat } from "./format-context";

interface DeltaProps {
  unit: Unit;
  change: number;
  better: Better;
  decimals?: number;
}

/** Good or bad by the indicator's own direction; a change that rounds to nothing is neither. */
function toneOf(change: number, better: Better, isZero: boolean): "good" | "bad" | "plain" {
  if (isZero || better === "band" || better === "none") return "plain";
  return change > 0 === (better === "up") ? "good" : "bad";
}

/** A change: the arrow follows the sign, the colour the indicator's direction. The words against what stand beside it. */
export function Delta({ unit, change, better, decimals }: DeltaProps) {
  const t = useTranslations("figure");
  const { format } = useFormat();
  const text = format.change(unit, change, decimals);
  const isZero = !/[1-9]/.test(text);
  return (
    <span className={`num ${styles.delta}`} data-tone={toneOf(change, better, isZero)}>
      {isZero ? null : change > 0 ? <UpTriangle /> : <DownTriangle />}
      <span className="sr-only">{isZero ? t("flat") : t(change > 0 ? "up" : "down")} </span>
      {text}
    </span>
  );
}
