/** Photos chosen but not sent yet, kept on the device: browsers drop pages while the camera is open. */
export type PhotoShelf = {
  put(photo: ShelvedPhoto): Promise<void>;
  remove(id: string): Promise<void>;
  of(formId: string): Promise<ShelvedPhoto[]>;
  clear(formId: string): Promise<void>;
};

export type ShelvedPhoto = { id: string; formId: string; blob: Blob; at: number };

const STORE = "photos";
const MAX_AGE_MS = 7 * 86_400_000;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("machikado", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = ask(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** Private windows and full disks refuse: then the photo lives in the page alone. */
const quietly = (work: Promise<unknown>) => work.then(() => undefined).catch(() => undefined);

const remove = (id: string) => quietly(run("readwrite", (store) => store.delete(id)));

async function all(): Promise<ShelvedPhoto[]> {
  const found = await run<ShelvedPhoto[]>("readonly", (store) => store.getAll()).catch(() => []);
  const fresh = found.filter(({ at }) => Date.now() - at < MAX_AGE_MS);
  for (const old of found.filter((photo) => !fresh.includes(photo))) void remove(old.id);
  return fresh;
}

const of = async (formId: string) => (await all()).filter((photo) => photo.formId === formId);

/** The shelf of this browser. */
export const photoShelf: PhotoShelf = {
  put: (photo) => quietly(run("readwrite", (store) => store.put(photo))),
  remove,
  of,
  clear: async (formId) => {
    for (const { id } of await of(formId)) await remove(id);
  },
};
