"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { type People, type PreviewChange, previewRoles } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { RepOptions } from "./role-fields";
import { firstRole, rolesWith } from "./roles-with";
import { useChange } from "./use-change";

type PreviewRole = (typeof previewRoles)[number];

/** Opens the programme as a role sees it, of sales as a rep does. */
export function PreviewForm({ programme, reps }: { programme: string; reps: People["reps"] }) {
  const t = useTranslations();
  const { change, isBusy, problem } = useChange<PreviewChange, object>(programme, "preview");
  const choices = rolesWith(reps, previewRoles);
  const [role, setRole] = useState<PreviewRole>(firstRole(reps));
  const look = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const rep = new FormData(event.currentTarget).get("rep");
    if (await change({ role, ...(rep ? { rep: String(rep) } : {}) })) window.location.assign(`/${programme}`);
  };
  return (
    <form className={styles.controls} onSubmit={look}>
      <label className={form.field}>
        {t("admin.rights.previewAs")}
        <select
          value={role}
          onChange={(event) => setRole(choices.find((one) => one === event.currentTarget.value) ?? role)}
        >
          {choices.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {role === "sales" ? (
        <label className={form.field}>
          {t("admin.users.rep")}
          <select name="rep" required defaultValue={reps[0]?.code}>
            <RepOptions reps={reps} />
          </select>
        </label>
      ) : null}
      <button type="submit" className={form.save} disabled={isBusy}>
        {t("admin.rights.preview")}
      </button>
      <span role="alert" className={styles.warn}>
        {problem}
      </span>
    </form>
  );
}
