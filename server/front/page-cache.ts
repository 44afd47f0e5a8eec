import { createByteLru } from "./byte-lru.ts";

export type Rendered<Page> = { page: Page; bytes: number; tags: Iterable<string> };

export type PageCache<Page> = {
  find(key: string): Page | null;
  /**
   * Renders a page once for all who ask for it meanwhile. `render` gives null for what must not be
   * kept. `page` is what was kept, or null; `leader` tells whether this caller's `render` ran.
   */
  render(
    key: string,
    render: () => Promise<Rendered<Page> | null>,
  ): Promise<{ leader: boolean; page: Page | null }>;
  evict(tags: Iterable<string>): void;
  flush(): void;
  pause(): void;
  resume(): void;
  isOpen(): boolean;
  size(): { pages: number; bytes: number };
};

type Entry<Page> = { page: Page; tags: string[]; madeAt: number };
type Options = { ceilingBytes: number; ceilingMs: number; now?: () => number };

/** Beyond this many evictions during one render, renders under way are simply not kept. */
const REMEMBERED_EVICTIONS = 10_000;

/**
 * Remembers which tags were evicted while any render was under way: a render that began before a
 * change may hold what was true before it, so it must not be kept.
 */
function createEvictionMemory() {
  const evictedAt = new Map<string, number>();
  let counter = 0;
  let floor = 0;
  let underWay = 0;
  return {
    begin() {
      underWay += 1;
      return counter;
    },
    end() {
      underWay -= 1;
      if (underWay === 0) evictedAt.clear();
    },
    evicted(tag: string) {
      counter += 1;
      if (underWay > 0) evictedAt.set(tag, counter);
      if (evictedAt.size <= REMEMBERED_EVICTIONS) return;
      evictedAt.clear();
      floor = counter;
    },
    everything() {
      counter += 1;
      floor = counter;
      evictedAt.clear();
    },
    isFresh: (begunAt: number, tags: string[]) =>
      begunAt >= floor && tags.every((tag) => (evictedAt.get(tag) ?? 0) <= begunAt),
  };
}

/**
 * Public pages by key, bounded by bytes and by age, dropped by tag. Starts paused: nothing is kept
 * before someone listens for changes. The age is only a net; changes drop pages at once.
 */
export function createPageCache<Page>(options: Options): PageCache<Page> {
  const now = options.now ?? (() => performance.now());
  const byTag = new Map<string, Set<string>>();
  const pending = new Map<string, Promise<Page | null>>();
  const memory = createEvictionMemory();
  let open = false;

  const untag = (key: string, entry: Entry<Page>) => {
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  };
  const pages = createByteLru<Entry<Page>>(options.ceilingBytes, untag);

  const keep = (key: string, page: Page, bytes: number, tags: string[]) => {
    if (!pages.set(key, { page, tags, madeAt: now() }, bytes)) return;
    for (const tag of tags) {
      const keys = byTag.get(tag) ?? new Set();
      byTag.set(tag, keys.add(key));
    }
  };

  const flush = () => {
    memory.everything();
    pages.clear();
    byTag.clear();
  };

  return {
    find(key) {
      const entry = pages.get(key);
      if (!entry) return null;
      if (now() - entry.madeAt < options.ceilingMs) return entry.page;
      pages.remove(key);
      return null;
    },

    async render(key, render) {
      const other = pending.get(key);
      if (other) return { leader: false, page: await other };
      const begunAt = memory.begin();
      const work = render()
        .then((rendered) => {
          if (!rendered || !open) return null;
          const tags = [...new Set(rendered.tags)];
          if (tags.length === 0 || !memory.isFresh(begunAt, tags)) return null;
          keep(key, rendered.page, rendered.bytes, tags);
          return rendered.page;
        })
        .finally(() => {
          pending.delete(key);
          memory.end();
        });
      // Those who wait must not fail with the one who rendered: they render for themselves.
      pending.set(
        key,
        work.catch(() => null),
      );
      return { leader: true, page: await work };
    },

    evict(tags) {
      for (const tag of tags) {
        memory.evicted(tag);
        for (const key of [...(byTag.get(tag) ?? [])]) pages.remove(key);
      }
    },
    flush,
    pause() {
      open = false;
      flush();
    },
    resume() {
      // A render begun while nobody listened may have missed a change.
      memory.everything();
      open = true;
    },
    isOpen: () => open,
    size: () => ({ pages: pages.size(), bytes: pages.bytes() }),
  };
}
