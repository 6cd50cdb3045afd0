"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { homeOf, viewPath } from "@/lib/views/views";
import type { ShellProgramme } from "./top-bar";
import styles from "./top-bar.module.css";

/** The programme's name; a choice where the reader has several. */
export function ProgrammeSwitcher({ programmes, current }: { programmes: ShellProgramme[]; current: string }) {
  const t = useTranslations("shell");
  const router = useRouter();
  if (programmes.length < 2) {
    return <span className={styles.programme}>{programmes[0]?.name}</span>;
  }
  return (
    <span className={styles.programme}>
      <SelectField
        plain
        label={t("programme")}
        value={current}
        options={programmes.map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={(slug) => {
          const chosen = programmes.find((programme) => programme.slug === slug);
          const view = chosen && homeOf(chosen.role);
          if (view) router.push(viewPath(slug, view));
        }}
      />
    </span>
  );
}
