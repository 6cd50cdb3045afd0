"use client";

import { useTranslations } from "use-intl";
import page from "@/components/ui/page.module.css";
import tool from "@/components/ui/tool.module.css";
import type { Matrix, RightChange } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { MatrixTable } from "./matrix-table";
import { PreviewForm } from "./preview-form";
import { useChange } from "./use-change";

/** What each role sees: an admin opens and closes indicators, and looks as a role would. */
export function RightsPage({ programme, initial }: { programme: string; initial: Matrix }) {
  const t = useTranslations("admin.rights");
  const { change, isBusy, problem } = useChange<RightChange, object>(programme, "rights");
  const { rows, reps } = initial;
  const others = rows.flatMap(({ cells }) => cells).filter(({ allowed, usual }) => allowed !== usual).length;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={page.title}>{t("title")}</h1>
          <p className={styles.note}>{t("why")}</p>
        </div>
        {others > 0 ? (
          <button type="button" className={tool.tool} disabled={isBusy} onClick={() => change({ reset: true })}>
            {t("reset", { count: others })}
          </button>
        ) : null}
      </header>
      <PreviewForm programme={programme} reps={reps} />
      <p role="alert" className={styles.warn}>
        {problem}
      </p>
      <MatrixTable rows={rows} onChange={change} />
    </>
  );
}
