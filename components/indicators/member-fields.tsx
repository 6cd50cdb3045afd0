"use client";

import { useTranslations } from "use-intl";
import { ChartSkeleton } from "@/components/charts/chart-frame";
import { useMemberMap } from "@/components/filters/use-member-map";
import { PageLink } from "@/components/ui/page-link";
import { StateBlock } from "@/components/ui/state-block";
import { TextButton } from "@/components/ui/text-button";
import { listHref } from "@/lib/lists/list-request";
import { quadrants } from "@/lib/lists/quadrants";
import type { ViewRequest } from "@/lib/views/view-data";
import { FieldMap, type FieldMapProps } from "./field-map";
import { useFormat } from "./format-context";
import styles from "./member-fields.module.css";

type MemberFieldsProps = Omit<FieldMapProps, "points" | "split" | "crowd" | "csvHref"> & {
  request: ViewRequest;
  /** Why there is nothing to draw, where there is not. */
  emptyWhy: string;
};

/** Members of largest revenue in the four fields, how many they are of how many, and the list of each field's. */
export function MemberFields({ request, emptyWhy, ...map }: MemberFieldsProps) {
  const t = useTranslations();
  const { format, programme } = useFormat();
  const { data, problem, retry } = useMemberMap(programme.slug, request);
  const nothing = <StateBlock title={t("chart.empty")} why={emptyWhy} height={map.height} />;
  if (problem === "refused") return nothing;
  if (problem === "failed")
    return (
      <StateBlock
        title={t("generosityMap.failed")}
        height={map.height}
        action={<TextButton onClick={retry}>{t("filters.retry")}</TextButton>}
      />
    );
  if (!data) return <ChartSkeleton height={map.height} />;
  const { members, count, revenueShare } = data;
  const fields = quadrants.flatMap(({ id, height }) => {
    const inside = data.quadrants[id];
    return height === map.by && inside !== undefined
      ? [
          {
            id,
            count: inside,
            name: t(`generosityMap.quadrants.${id}`),
            said: t("lists.titles.members", { count: inside }),
          },
        ]
      : [];
  });
  if (fields.length === 0 || count === 0) return nothing;
  return (
    <>
      <FieldMap
        {...map}
        split="member"
        points={members.map((member) => ({ ...member, isHidden: false }))}
        crowd={{
          fields: fields.map(({ name, said }) => t("chart.labelled", { label: name, value: said })).join(", "),
          note: (
            <span>
              {members.length < count
                ? t("generosityMap.members", {
                    shown: format.value("count", members.length),
                    count: format.value("count", count),
                    share: format.value("percent", revenueShare, "whole", 0),
                  })
                : t("generosityMap.allMembers", { count })}
            </span>
          ),
        }}
      />
      <nav aria-label={t("generosityMap.lists")}>
        <ul className={styles.fields}>
          {fields.map((field) => (
            <li key={field.id}>
              {field.count > 0 ? (
                <PageLink
                  href={listHref(programme.slug, { quadrant: field.id, period: request.period }, request.filters)}
                >
                  {field.name}
                </PageLink>
              ) : (
                field.name
              )}
              <span className="num">{field.said}</span>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
