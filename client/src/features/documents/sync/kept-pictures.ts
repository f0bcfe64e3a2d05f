/** Where one document's pictures are kept on this device: the document's own database, which goes when the document goes. */
export interface PictureShelf {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<unknown>;
}

/** Pictures of one document as this device keeps them, so that they are seen without a network. */
export interface KeptPictures {
  /** Keeps one that was just shown, where there is room; resolves when that is decided, and never rejects. */
  readonly keep: (src: string) => Promise<void>;
  /** One that was kept; undefined where it was not, or the device keeps nothing. */
  readonly read: (src: string) => Promise<Blob | undefined>;
}

/** All kept pictures of one document together. */
export const mostPictureBytes = 64 * 1_048_576;

const LIST = 'pictures';
const keyOf = (src: string): string => `picture:${src}`;

interface Kept {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

export function keptPictures(
  shelf: () => PictureShelf | undefined,
  fetchPicture: (src: string) => Promise<Response>,
): KeptPictures {
  const asked = new Set<string>();
  // One after the other: a weak line is there for the person first, and the list of what is kept has one writer.
  let turn: Promise<void> = Promise.resolve();

  async function keepNow(src: string): Promise<void> {
    const place = shelf();
    if (place === undefined) return;
    const sizes = sizesOf(await place.get(LIST));
    if (sizes.has(src)) return;
    // It was shown a moment ago: the browser has it, and asks nobody.
    const answer = await fetchPicture(src);
    if (!answer.ok) return;
    const bytes = await answer.arrayBuffer();
    const total = [...sizes.values()].reduce((sum, size) => sum + size, bytes.byteLength);
    if (total > mostPictureBytes) return;
    const kept: Kept = { type: answer.headers.get('content-type') ?? '', bytes };
    await place.set(keyOf(src), kept);
    await place.set(LIST, [...sizes, [src, bytes.byteLength]]);
  }

  return {
    keep(src) {
      if (!asked.has(src)) {
        asked.add(src);
        turn = turn.then(() => keepNow(src)).catch(() => undefined);
      }
      return turn;
    },
    async read(src) {
      try {
        const kept = await shelf()?.get(keyOf(src));
        return isKept(kept) ? new Blob([kept.bytes], { type: kept.type }) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer;
}

function sizesOf(list: unknown): Map<string, number> {
  const entries = Array.isArray(list) ? (list as unknown[]) : [];
  return new Map(
    entries.filter(
      (entry): entry is [string, number] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number',
    ),
  );
}
