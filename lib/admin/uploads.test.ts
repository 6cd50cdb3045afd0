import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect } from "@/db/connections";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { addPerson, viewerOf } from "@/lib/testing/administration";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { keepUpload } from "./uploads";

vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let database: TestDatabase;
let admin: Viewer;
beforeAll(async () => {
  database = await testDatabase();
  const { slug } = await handMade(database);
  await addPerson(database, "admin@example.com", { programme: slug, role: "admin" });
  admin = await viewerOf(database, "admin@example.com", slug);
});
afterAll(() => database.drop());

const piece = new Uint8Array(1 << 20).fill(65);
/** So many pieces, and then an end, or the error of a sender who went away. */
const body = (pieces: number, breaks = false) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pieces-- > 0) return controller.enqueue(piece);
      if (breaks) controller.error(new Error("the sender went away"));
      else controller.close();
    },
  });
const keep = (given: ReadableStream<Uint8Array>, bytes: number | null = null) =>
  keepUpload(admin, { name: "a.csv", bytes, body: given });
const left = async () => (await database.writer`select from upload_pieces`).length;

test.each<[string, ReadableStream<Uint8Array>, number | null, string]>([
  ["breaks off", body(2, true), null, "cut-short"],
  ["is shorter than announced", body(2), 3 << 20, "cut-short"],
  ["is empty", body(0), null, "empty-upload"],
])("a file that %s is told as that, and leaves nothing", async (_, given, bytes, why) => {
  await expect(keep(given, bytes)).rejects.toThrow(new RequestError(why));
  expect(await left()).toBe(0);
});

test("what the database cannot take is no fault of the sender's: it is told as it is, and leaves nothing", async () => {
  const owner = connect(database.target, "owner", { max: 1 });
  await owner`
    create function full_disk() returns trigger language plpgsql as $$ begin raise 'no space left' using errcode = '53100'; end $$`;
  await owner`create trigger full_disk before insert on upload_pieces for each row when (new.number = 1) execute function full_disk()`;
  await expect(keep(body(3))).rejects.toMatchObject({ code: "53100" });
  expect(await left()).toBe(0);
  await owner`drop function full_disk cascade`;
  await owner.end();
  expect(await keep(body(3))).toEqual({ upload: expect.any(Number) });
});
