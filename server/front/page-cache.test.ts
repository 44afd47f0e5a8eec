import { describe, expect, it } from "vitest";
import { createPageCache, type Rendered } from "./page-cache.ts";

const LIMITS = { ceilingBytes: 1_000, ceilingMs: 60_000 };

function openCache(now = () => 0) {
  const cache = createPageCache<string>({ ...LIMITS, now });
  cache.resume();
  return cache;
}

const made = (page: string, ...tags: string[]): Rendered<string> => ({ page, bytes: 10, tags });

/** A render that ends when the test says so. */
function held() {
  let end: (rendered: Rendered<string> | null) => void = () => {};
  let fail: (cause: Error) => void = () => {};
  const promise = new Promise<Rendered<string> | null>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { render: () => promise, end, fail };
}

describe("a kept page", () => {
  it("is found until its age reaches the ceiling", async () => {
    let now = 0;
    const cache = openCache(() => now);
    await cache.render("/", async () => made("one", "reports"));
    now = 59_999;
    expect(cache.find("/")).toBe("one");
    now = 60_000;
    expect(cache.find("/")).toBeNull();
    expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
  });

  it("is dropped by any of its tags, and only by those", async () => {
    const cache = openCache();
    await cache.render("/a", async () => made("a", "report:1", "ward:27127"));
    await cache.render("/b", async () => made("b", "report:2", "ward:27127"));
    cache.evict(["report:9"]);
    expect([cache.find("/a"), cache.find("/b")]).toEqual(["a", "b"]);
    cache.evict(["report:1"]);
    expect([cache.find("/a"), cache.find("/b")]).toEqual([null, "b"]);
    cache.evict(["ward:27127"]);
    expect(cache.find("/b")).toBeNull();
  });

  it("is dropped by a flush and by a pause", async () => {
    const cache = openCache();
    for (const drop of [cache.flush, cache.pause]) {
      cache.resume();
      await cache.render("/", async () => made("one", "reports"));
      expect(cache.find("/")).toBe("one");
      drop();
      expect(cache.find("/")).toBeNull();
    }
  });

  it("replaces its tags when it is made again", async () => {
    let now = 0;
    const cache = openCache(() => now);
    await cache.render("/", async () => made("one", "report:1"));
    now = 70_000;
    expect(cache.find("/")).toBeNull();
    await cache.render("/", async () => made("two", "report:2"));
    cache.evict(["report:1"]);
    expect(cache.find("/")).toBe("two");
  });
});

describe("what is not kept", () => {
  it.each([
    ["null", null],
    ["a page without tags", made("one")],
    ["a page over the ceiling", { page: "big", bytes: 1_001, tags: ["reports"] }],
  ])("%s", async (_, rendered) => {
    const cache = openCache();
    await cache.render("/", async () => rendered);
    expect(cache.find("/")).toBeNull();
  });

  it("anything before somebody listens for changes", async () => {
    const cache = createPageCache<string>(LIMITS);
    expect(cache.isOpen()).toBe(false);
    const { page } = await cache.render("/", async () => made("one", "reports"));
    expect([page, cache.find("/")]).toEqual([null, null]);
  });

  it("a render that fails; the next one runs", async () => {
    const cache = openCache();
    await expect(cache.render("/", () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    const { page } = await cache.render("/", async () => made("two", "reports"));
    expect(page).toBe("two");
  });
});

describe("a change during a render", () => {
  type Cache = ReturnType<typeof openCache>;
  const changes: [string, (cache: Cache) => unknown, string | null][] = [
    ["none", () => {}, "old"],
    ["of another tag", (cache) => cache.evict(["report:2"]), "old"],
    ["of its tag", (cache) => cache.evict(["report:1"]), null],
    ["of everything", (cache) => cache.flush(), null],
    ["while nobody listened", (cache) => [cache.pause(), cache.resume()], null],
    [
      "in a storm",
      (cache) => cache.evict(Array.from({ length: 10_001 }, (_, at) => `x:${at}`)),
      null,
    ],
  ];
  it.each(changes)("%s", async (_, change, kept) => {
    const cache = openCache();
    const slow = held();
    const work = cache.render("/", slow.render);
    change(cache);
    slow.end(made("old", "report:1"));
    expect((await work).page).toBe(kept);
    expect(cache.find("/")).toBe(kept);
  });

  it("that began before this render does not count", async () => {
    const cache = openCache();
    const other = held();
    const otherWork = cache.render("/other", other.render);
    cache.evict(["report:1"]);
    await cache.render("/", async () => made("new", "report:1"));
    expect(cache.find("/")).toBe("new");
    other.end(null);
    await otherWork;
  });
});

describe("several who ask for the same page at once", () => {
  it("get one render", async () => {
    const cache = openCache();
    const slow = held();
    const never = () => Promise.reject(new Error("rendered twice"));
    const first = cache.render("/", slow.render);
    const others = [cache.render("/", never), cache.render("/", never)];
    slow.end(made("one", "reports"));
    expect(await first).toEqual({ leader: true, page: "one" });
    for (const other of others) expect(await other).toEqual({ leader: false, page: "one" });
  });

  it("wait for nobody when the page turns out not to be shared, stale or broken", async () => {
    const endings: ((
      slow: ReturnType<typeof held>,
      cache: ReturnType<typeof openCache>,
    ) => unknown)[] = [
      (slow) => slow.end(null),
      (slow, cache) => [cache.evict(["reports"]), slow.end(made("old", "reports"))],
      (slow) => slow.fail(new Error("x")),
    ];
    for (const end of endings) {
      const cache = openCache();
      const slow = held();
      const first = cache.render("/", slow.render).catch(() => null);
      const second = cache.render("/", slow.render);
      end(slow, cache);
      await first;
      expect(await second).toEqual({ leader: false, page: null });
    }
  });

  it("of different keys do not wait for one another", async () => {
    const cache = openCache();
    const slow = held();
    const first = cache.render("/a", slow.render);
    expect((await cache.render("/b", async () => made("b", "reports"))).page).toBe("b");
    slow.end(null);
    await first;
  });
});
