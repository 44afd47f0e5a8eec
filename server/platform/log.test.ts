import { afterEach, expect, test, vi } from "vitest";
import { log } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

function written(write: () => void): Record<string, unknown> {
  const spy = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  write();
  return JSON.parse(String(spy.mock.calls[0]?.[0]));
}

test("an event is one line of JSON", () => {
  const line = written(() => log.info("job ran", { job: "x\ny", n: 1 }));
  expect(line).toMatchObject({ level: "info", event: "job ran", job: "x\ny", n: 1 });
});

test("a failed query is told without what people typed", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const error = new Error(
    "Failed query: insert into person_email values ($1, $2)\nparams: 1,yamada@example.jp,two\n    at lines",
    { cause },
  );
  const line = written(() => log.error("trpc failed", {}, error));
  expect(JSON.stringify(line)).not.toMatch(/yamada|two|lines/);
  expect(line.cause).toMatchObject({ name: "Error", cause: { name: "Error", code: "23505" } });
  expect(JSON.stringify(line)).toContain("Failed query: insert into person_email");
  expect(JSON.stringify(line)).toContain("log.test.ts");
});

test("what is no error at all is told by its event alone", () => {
  expect(written(() => log.warn("odd", {}, "thrown text"))).not.toHaveProperty("cause");
});
