"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import type { People } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { placeIn, RoleFields } from "./role-fields";
import { firstRole } from "./roles-with";
import type { ChangePerson } from "./users-page";

interface InviteFormProps {
  reps: People["reps"];
  isBusy: boolean;
  problem: string | null;
  onChange: ChangePerson;
  onDone: () => void;
}

/** Who is invited, and as whom. It stays open where that cannot be. */
export function InviteForm({ reps, isBusy, problem, onChange, onDone }: InviteFormProps) {
  const t = useTranslations("admin.users");
  const invite = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = String(fields.get("name")).trim();
    const email = String(fields.get("email")).trim();
    if (await onChange({ kind: "invite", name, email, ...placeIn(fields) }, name)) onDone();
  };
  return (
    <form className={form.form} onSubmit={invite}>
      <p className={form.title}>{t("invite")}</p>
      <label className={form.field}>
        {t("name")}
        <input name="name" required maxLength={120} autoComplete="off" />
      </label>
      <label className={form.field}>
        {t("email")}
        <input name="email" type="email" required maxLength={320} autoComplete="off" />
      </label>
      <RoleFields reps={reps} initial={{ role: firstRole(reps), rep: null }} />
      <p role="alert" className={styles.warn}>
        {problem}
      </p>
      <button type="submit" className={form.save} disabled={isBusy}>
        {t(isBusy ? "saving" : "sendInvite")}
      </button>
    </form>
  );
}
