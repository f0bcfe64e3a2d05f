import { imageSize } from 'image-size';

export type PictureType = 'png' | 'jpg' | 'gif' | 'webp' | 'avif';

export type PictureFile = {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Pictures of a document by their `src`; those that may not be read, or are gone, are absent. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** What a picture is and its size in px, from its first bytes; undefined where it is none that documents hold. */
export function pictureFile(bytes: Uint8Array | undefined): PictureFile | undefined {
  if (!bytes) return undefined;
  try {
    const { type, width, height, orientation } = imageSize(bytes);
    const known = (['png', 'jpg', 'gif', 'webp', 'avif'] as const).find((each) => each === type);
    if (known === undefined || !(width > 0) || !(height > 0)) return undefined;
    // Orientations 5 to 8 of a photograph lie on their side.
    const turned = orientation !== undefined && orientation >= 5;
    return { bytes, type: known, widthPx: turned ? height : width, heightPx: turned ? width : height };
  } catch {
    return undefined;
  }
}
