"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { type Role, roles } from "@/db/schema/user-programmes";
import type { People, Person } from "@/lib/views/administration";
import { rolesWith } from "./roles-with";

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
      <label className={form.field}>
        {t("role")}
        <select
          name="role"
          value={role}
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
        >
          {rolesWith(reps, roles, initial.role).map((one) => (
            <option key={one} value={one}>
              {names(one)}
            </option>
          ))}
        </select>
      </label>
      {role === "sales" ? (
        <label className={form.field}>
          {t("rep")}
          <select name="rep" required defaultValue={initial.rep?.code ?? ""}>
            <option value="">{t("chooseRep")}</option>
            <RepOptions reps={reps} />
          </select>
        </label>
      ) : null}
    </>
  );
}

/** Reps to choose among. */
export const RepOptions = ({ reps }: Pick<RoleFieldsProps, "reps">) =>
  reps.map(({ code, name }) => (
    <option key={code} value={code}>
      {name} ({code})
    </option>
  ));

/** What was chosen in these fields. */
export function placeIn(fields: FormData): { role: Role; rep?: string } {
  const role = roles.find((one) => one === fields.get("role")) ?? "sales";
  const rep = fields.get("rep");
  return { role, ...(rep ? { rep: String(rep) } : {}) };
}
