"use client";

import { useTranslations } from "use-intl";
import { EqualsSign } from "@/components/ui/icons";
import { Popover } from "@/components/ui/popover";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import styles from "./definition.module.css";
import { DefinitionComing } from "./definition-coming";

interface DefinitionButtonProps {
  answer: IndicatorAnswer;
  /** The row whose numerator and denominator are shown; without it, the words alone. */
  row?: IndicatorRow | null;
}

/** The `=` beside a figure: its definition and calculation. */
export function DefinitionButton({ answer, row = null }: DefinitionButtonProps) {
  const t = useTranslations();
  const name = t(`indicators.${answer.indicator}.name`);
  return (
    <Popover
      trigger={<EqualsSign />}
      label={t("definition.open", { name })}
      triggerClassName={`no-print ${styles.button}`}
      width={380}
    >
      {(close) => <DefinitionComing answer={answer} row={row} onClose={close} />}
    </Popover>
  );
}
