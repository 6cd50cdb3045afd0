import type { IndicatorId } from "@/lib/indicators/registry";

/** What the map of members has upwards, and the rights that it asks. */
export const mapHeights = {
  growth: ["generosity-profitability", "generosity-consumed", "member-revenue", "member-revenue-growth"],
  margin: ["generosity-profitability", "generosity-consumed", "member-revenue", "margin-after-rewards"],
} as const satisfies Record<string, readonly IndicatorId[]>;
export type MapHeight = keyof typeof mapHeights;

/** The fields of the map: left is rewarded less than the programme as a whole, top grows or leaves as much or more. */
const corners = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;
export type Corner = (typeof corners)[number];

/** Where a point stands: the lines themselves are right and top. */
export const cornerOf = (point: { x: number; y: number }, lines: { x: number; y: number }): Corner =>
  `${point.y >= lines.y ? "top" : "bottom"}-${point.x >= lines.x ? "right" : "left"}`;

export type QuadrantId = `${MapHeight}-${Corner}`;

/** A field's members by id: each list of accounts is one of these. */
export const quadrants = (Object.keys(mapHeights) as MapHeight[]).flatMap((height) =>
  corners.map((corner) => ({ id: `${height}-${corner}` as QuadrantId, height, corner })),
);
export const quadrantIds = quadrants.map(({ id }) => id);

/** A member by what it is given, grows and leaves: rates as fractions, revenue in minor units; null is not known. */
export interface PlacedMember {
  code: string;
  name: string;
  generosity: number;
  growth: number | null;
  margin: number | null;
  revenue: number;
}

/** The members of largest revenue, and how many there are in all: `revenueShare` is what those shown make of it. */
export interface MemberMap {
  members: PlacedMember[];
  count: number;
  revenueShare: number;
  /** Members in each field that this viewer may see, shown or not. */
  quadrants: Partial<Record<QuadrantId, number>>;
}
