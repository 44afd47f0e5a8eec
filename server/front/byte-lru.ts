export type ByteLru<Value> = {
  get(key: string): Value | undefined;
  /** @returns false when the value alone is over the ceiling; it is not held then. */
  set(key: string, value: Value, bytes: number): boolean;
  remove(key: string): void;
  clear(): void;
  bytes(): number;
  size(): number;
};

/**
 * A map that holds at most `ceilingBytes`, dropping what was used longest ago. `onDrop` hears of
 * every entry that leaves, except by `clear`.
 */
export function createByteLru<Value>(
  ceilingBytes: number,
  onDrop: (key: string, value: Value) => void = () => {},
): ByteLru<Value> {
  // A Map keeps the order of insertion: the first key is the one used longest ago.
  const entries = new Map<string, { value: Value; bytes: number }>();
  let total = 0;

  const remove = (key: string) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    total -= entry.bytes;
    onDrop(key, entry.value);
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > ceilingBytes) return false;
      entries.set(key, { value, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= ceilingBytes) break;
        remove(oldest);
      }
      return true;
    },
    remove,
    clear() {
      entries.clear();
      total = 0;
    },
    bytes: () => total,
    size: () => entries.size,
  };
}
