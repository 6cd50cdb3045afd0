"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Role, roles } from "@/db/schema/user-programmes";
import type { People, Person } from "@/lib/views/administration";
import styles from "./admin.module.css";

interface RoleFieldsProps {
  reps: People["reps"];
  initial: Pick<Person, "role" | "rep">;
}

/** A role, and of sales the rep that the person is. */
export function RoleFields({ reps, initial }: RoleFieldsProps) {
  const t = useTranslations("admin.users");
  const names = useTranslations("roles");
  const [role, setRole] = useState(initial.role);
  return (
    <>
      <label className={styles.field}>
        {t("role")}
        <select
          name="role"
          value={role}
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {names(one)}
            </option>
          ))}
        </select>
      </label>
      {role === "sales" ? (
        <label className={styles.field}>
          {t("rep")}
          <select name="rep" required defaultValue={initial.rep?.code ?? ""}>
            <option value="">{t("chooseRep")}</option>
            {reps.map(({ code, name }) => (
              <option key={code} value={code}>
                {name} ({code})
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  );
}

/** What was chosen in these fields. */
export function placeIn(fields: FormData): { role: Role; rep?: string } {
  const role = roles.find((one) => one === fields.get("role")) ?? "sales";
  const rep = fields.get("rep");
  return { role, ...(rep ? { rep: String(rep) } : {}) };
}
