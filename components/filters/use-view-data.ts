"use client";

import type { ViewData, ViewRequest } from "@/lib/views/view-data";
import { readViewRequest, writeViewRequest } from "@/lib/views/view-request";
import { useAddressed } from "./use-addressed";

/** A page's figures, by its address. */
export const useViewData = (initial: ViewData) =>
  useAddressed<ViewRequest, ViewData>({
    initial,
    read: readViewRequest,
    write: writeViewRequest,
    url: `/api/programmes/${initial.programme.slug}/views/${initial.view}`,
  });
