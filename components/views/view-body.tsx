"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { ViewData } from "@/lib/views/view-data";
import type { ViewId } from "@/lib/views/views";

type Body = ComponentType<{ data: ViewData }>;

// Each page's parts are a file of their own: a reader loads those of the page that is open.
const bodies: Record<ViewId, Body> = {
  marketing: dynamic(() => import("./pages/marketing-home").then((page) => page.MarketingHome)),
  growth: dynamic(() => import("./pages/growth-page").then((page) => page.GrowthPage)),
  adoption: dynamic(() => import("./pages/adoption-page").then((page) => page.AdoptionPage)),
  tiers: dynamic(() => import("./pages/tiers-page").then((page) => page.TiersPage)),
  points: dynamic(() => import("./pages/points-page").then((page) => page.PointsPage)),
  space: dynamic(() => import("./pages/space-page").then((page) => page.SpacePage)),
  objectives: dynamic(() => import("./pages/objectives-page").then((page) => page.ObjectivesPage)),
  generosity: dynamic(() => import("./pages/generosity-page").then((page) => page.GenerosityPage)),
  customers: dynamic(() => import("./pages/customers-page").then((page) => page.CustomersPage)),
  indicators: dynamic(() => import("./pages/indicators-page").then((page) => page.IndicatorsPage)),
  sales: dynamic(() => import("./pages/sales-home").then((page) => page.SalesHome)),
  evidence: dynamic(() => import("./pages/evidence-page").then((page) => page.EvidencePage)),
  executive: dynamic(() => import("./pages/executive-home").then((page) => page.ExecutiveHome)),
  generations: dynamic(() => import("./pages/generations-page").then((page) => page.GenerationsPage)),
};

/** A page's parts, by its view. */
export function ViewBody({ data }: { data: ViewData }) {
  const Page = bodies[data.view];
  return <Page data={data} />;
}
