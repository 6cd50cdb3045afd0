import type { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";
import type { AccountList } from "./account-list";
import type { ColumnId } from "./columns";

type Words = ReturnType<typeof createTranslator<Messages>>;
type Names = Record<string, Record<string, string>>;

/** What a list is, in words: how many accounts, and what they have in common. */
export function titleOfList(
  { title, accounts }: Pick<AccountList, "title" | "accounts">,
  t: Words,
  messages: Messages,
): string {
  if ("list" in title) return t(`lists.titles.${title.list}`, { count: accounts });
  if ("quadrant" in title) {
    const field = messages.generosityMap.quadrants[title.quadrant];
    return t("lists.quadrant", { count: accounts, field: field.charAt(0).toLowerCase() + field.slice(1) });
  }
  const { indicator, definition, part, side, isOnly } = title;
  const said: Record<string, string> = messages.lists.behind;
  const phrase = `${indicator}${side === "rest" ? "-rest" : ""}`;
  if (part === null && phrase in said && (isOnly || indicator === "redemption-rate"))
    return t(`lists.behind.${phrase as keyof Messages["lists"]["behind"]}`, { count: accounts });
  const names: (string | undefined)[] = [
    messages.indicators[indicator].name,
    part === null
      ? (messages.variants as Names)[indicator]?.[definition]
      : ((messages.parts as Names)[indicator]?.[part] ?? part),
  ];
  return t(`lists.${side}`, { count: accounts, name: names.filter(Boolean).join(", ") });
}

/** A column's name; what is at stake is called by its list. */
export const columnName = ({ title }: Pick<AccountList, "title">, id: ColumnId, t: Words): string =>
  id === "stake" && "list" in title ? t(`lists.stakes.${title.list}`) : t(`lists.columns.${id}`);
