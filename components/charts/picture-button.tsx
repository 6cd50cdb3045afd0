"use client";

import { type RefObject, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatDay } from "@/lib/format/dates";
import { useChartScope } from "./chart-scope";
import styles from "./charts.module.css";
import { pictureName } from "./picture-name";

interface PictureButtonProps {
  /** What is drawn. */
  target: RefObject<HTMLElement | null>;
  name: string;
  asOf: string;
}

/** A chart as a picture file, with its name, whose figures they are and their day. */
export function PictureButton({ target, name, asOf }: PictureButtonProps) {
  const t = useTranslations();
  const locale = useLocale();
  const scope = useChartScope();
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const save = async () => {
    if (!target.current) return;
    setState("busy");
    try {
      // Drawn by few: what draws it comes with the first click.
      const { savePicture } = await import("./save-picture");
      const day = t("page.dataAsOf", { date: formatDay(locale, asOf, "date") });
      await savePicture(target.current, {
        title: name,
        source: [...scope, day].join(" · "),
        file: pictureName([...scope, name], asOf),
      });
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" className={styles.toggle} disabled={state === "busy"} onClick={save}>
      {t(state === "failed" ? "chart.pictureFailed" : "chart.picture")}
      <span className="sr-only"> ({name})</span>
    </button>
  );
}
