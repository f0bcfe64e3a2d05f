import type { ContentNode } from '../content/index.ts';
import type { TransferWarning } from './contract.ts';

/** What a file was read as. Pictures are not stored yet: their `src` is `import:<index>` into `images`. */
export type Imported = {
  /** The title that the file itself bears; null where it bears none. */
  readonly title: string | null;
  /** Fits the content schema but for the `src` of pictures. */
  readonly content: ContentNode;
  readonly images: readonly Uint8Array[];
  readonly warnings: readonly TransferWarning[];
};

/** Pictures found while a file is read: the same bytes once. */
export class ImageShelf {
  readonly #images: Uint8Array[] = [];
  readonly #known = new Map<string, string>();

  /** `key` names the bytes within the file, such as the picture's path in the package. Answers the `src` to write. */
  put(key: string, bytes: Uint8Array): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const src = `import:${this.#images.length}`;
    this.#images.push(bytes);
    this.#known.set(key, src);
    return src;
  }

  list(): readonly Uint8Array[] {
    return this.#images;
  }
}

/** The place in `Imported.images` that a picture's `src` names. */
export function imageIndexOf(src: unknown): number | undefined {
  const match = typeof src === 'string' ? /^import:(\d+)$/.exec(src) : null;
  return match ? Number(match[1]) : undefined;
}
