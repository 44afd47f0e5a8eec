import { expect, test } from "vitest";
import { createUploadRooms } from "./upload-room.ts";

const rooms = () => createUploadRooms({ bytes: 100, bytesPerSender: 40 });

test("one sender has a share, whatever the number of forms", () => {
  const { enter } = rooms();
  const [first, second, other] = [enter("a"), enter("a"), enter("b")];
  expect([first.take(30), second.take(11), second.take(10), other.take(40)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("all together have a ceiling", () => {
  const { enter } = rooms();
  const taken = ["a", "b", "c"].map((sender) => enter(sender).take(35));
  expect(taken).toEqual([true, true, false]);
});

test("what is left is free again, once", () => {
  const { enter } = rooms();
  const [first, second] = [enter("a"), enter("a")];
  first.take(40);
  first.leave();
  first.leave();
  expect(second.take(40)).toBe(true);
  expect(second.take(1)).toBe(false);
});
