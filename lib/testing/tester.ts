import type { Actor } from "@/lib/access/record-event";

/** Who does what a test does. */
export const tester: Actor = { userId: null, name: "test", address: null };
