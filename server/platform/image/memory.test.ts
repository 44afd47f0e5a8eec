import { describe, expect, it } from "vitest";
import { decodeMegabytes, type Header, MAX_DECODE_MEGABYTES, memoryGate } from "./memory.ts";

const header = (parts: Partial<Header>): Header => ({
  kind: "jpeg",
  width: 4_032,
  height: 3_024,
  channels: 3,
  bytesPerChannel: 1,
  progressive: false,
  profile: null,
  orientation: 1,
  ...parts,
});

const fifty = { width: 8_160, height: 6_120 };

describe("decodeMegabytes", () => {
  // Peaks above the 65 MB of the bare process, measured with 50-megapixel files of each kind.
  it.each([
    ["plain JPEG", header(fifty), 40],
    ["progressive JPEG", header({ ...fifty, progressive: true }), 330],
    ["progressive CMYK JPEG", header({ ...fifty, progressive: true, channels: 4 }), 450],
    ["PNG", header({ ...fifty, kind: "png", channels: 4 }), 65],
    [
      "interlaced 16-bit PNG",
      header({ ...fifty, kind: "png", channels: 4, bytesPerChannel: 2, progressive: true }),
      462,
    ],
    [
      "lossless WebP, 16 MP",
      header({ kind: "webp", width: 4_600, height: 3_450, channels: 4 }),
      110,
    ],
    [
      "10-bit AVIF, 16 MP",
      header({ kind: "avif", width: 4_600, height: 3_450, channels: 4, bytesPerChannel: 2 }),
      400,
    ],
  ])("is not below what was measured: %s", (_, given, measured) => {
    expect(decodeMegabytes(given)).toBeGreaterThanOrEqual(measured);
  });

  it.each([
    ["plain JPEG", header({ width: 8_192, height: 6_144 })],
    ["progressive JPEG", header({ width: 8_192, height: 6_144, progressive: true })],
    ["PNG", header({ width: 8_192, height: 6_144, kind: "png", channels: 4 })],
    ["WebP", header({ width: 8_192, height: 6_144, kind: "webp", channels: 4 })],
    ["12-megapixel AVIF", header({ kind: "avif", channels: 4, bytesPerChannel: 2 })],
  ])("lets the largest phone photo in: %s", (_, given) => {
    expect(decodeMegabytes(given)).toBeLessThanOrEqual(MAX_DECODE_MEGABYTES);
  });

  it("lets two ordinary phone photos run at once", () => {
    expect(2 * decodeMegabytes(header({}))).toBeLessThan(330);
  });
});

describe("memoryGate", () => {
  const later = () => {
    let open = () => undefined as unknown;
    const done = new Promise<void>((resolve) => {
      open = resolve as () => undefined;
    });
    return { done, open: () => open() };
  };

  it("keeps the sum within the budget, first come first served", async () => {
    const gate = memoryGate(100);
    const [a, b, c] = [later(), later(), later()];
    const order: string[] = [];
    const run = (name: string, need: number, until: Promise<void>) =>
      gate(need, async () => {
        order.push(name);
        await until;
      });
    const all = [run("a", 60, a.done), run("b", 60, b.done), run("c", 10, c.done)];
    await Promise.resolve();
    expect(order).toEqual(["a"]);
    a.open();
    await all[0];
    await new Promise(setImmediate);
    expect(order).toEqual(["a", "b", "c"]);
    b.open();
    c.open();
    await Promise.all(all);
  });

  it("lets work larger than the budget run alone", async () => {
    const gate = memoryGate(100);
    let within = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++within);
      await new Promise(setImmediate);
      within--;
    };
    await Promise.all([gate(500, work), gate(10, work), gate(500, work)]);
    expect(most).toBe(1);
  });

  it("goes on after a failure", async () => {
    const gate = memoryGate(10);
    await expect(gate(10, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(gate(10, async () => "yes")).resolves.toBe("yes");
  });
});
