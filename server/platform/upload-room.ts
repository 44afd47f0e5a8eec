/** What one form may still put on the disk. */
export type UploadRoom = {
  /** @returns false when there is no room for so many bytes more */
  take(bytes: number): boolean;
  /** Gives back all that was taken, when the files are gone. */
  leave(): void;
};

export type UploadRooms = { enter(sender: string): UploadRoom };

/** Room on the disk for uploads that are not yet photos: shared by all, and by one address. */
const ROOM = { bytes: 6_000_000_000, bytesPerSender: 1_500_000_000 };

/**
 * Counts the bytes of uploads under way. A form may be large and slow, and a sender may open any
 * number of them: without a ceiling one connection could fill the disk. A class of 40 behind one
 * address, each with five photos made smaller by the browser, takes a third of its share.
 */
export function createUploadRooms(limits = ROOM): UploadRooms {
  const bySender = new Map<string, number>();
  let total = 0;
  const add = (sender: string, bytes: number) => {
    total += bytes;
    const sum = (bySender.get(sender) ?? 0) + bytes;
    if (sum > 0) bySender.set(sender, sum);
    else bySender.delete(sender);
  };
  return {
    enter(sender) {
      let taken = 0;
      return {
        take(bytes) {
          const mine = (bySender.get(sender) ?? 0) + bytes;
          if (total + bytes > limits.bytes || mine > limits.bytesPerSender) return false;
          add(sender, bytes);
          taken += bytes;
          return true;
        },
        leave() {
          add(sender, -taken);
          taken = 0;
        },
      };
    },
  };
}

const SHARED = Symbol.for("machikado.uploads");

/** The rooms of this process: one, whichever bundle asks. */
export function uploadRooms(): UploadRooms {
  const holder = globalThis as { [SHARED]?: UploadRooms };
  holder[SHARED] ??= createUploadRooms();
  return holder[SHARED];
}
