import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { ByteRange } from '../../platform/blobs/index.ts';

export type FileKind = 'slides' | 'image' | 'video' | 'office';

export const VIDEO_TYPES: readonly string[] = ['video/mp4', 'video/x-m4v', 'video/webm'];
const OFFICE_TYPES: readonly string[] = [
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.presentation',
];

export const MOST_MATERIALS = 60;
const MOST_PAGES = 500;
const MOST_MEGAPIXELS = 50;
/** No browser draws a canvas that is longer. */
const LONGEST_SIDE_PX = 16_384;

/** What a file is to a lesson, by the type that its bytes tell. */
export function kindOfFile(mime: string): Result<FileKind, Problem> {
  if (mime === 'application/pdf') return ok('slides');
  if (OFFICE_TYPES.includes(mime)) return ok('office');
  if (VIDEO_TYPES.includes(mime)) return ok('video');
  return mime.startsWith('image/') ? ok('image') : err(problem('lesson.materialRefused'));
}

/** An image has as many pixels as every classroom's machine can hold. */
export function decideImage({ width, height }: { width: number; height: number }): Result<void, Problem> {
  const isLarge = width * height > MOST_MEGAPIXELS * 1_000_000 || Math.max(width, height) > LONGEST_SIDE_PX;
  return isLarge ? err(problem('lesson.imageTooLarge', { most: MOST_MEGAPIXELS })) : ok(undefined);
}

export function decidePages(pages: number): Result<void, Problem> {
  if (pages < 1) return err(problem('lesson.materialBroken'));
  return pages > MOST_PAGES ? err(problem('lesson.materialTooLong', { most: MOST_PAGES })) : ok(undefined);
}

/** A new order holds each material once. */
export function decideOrder(present: readonly string[], wanted: readonly string[]): Result<void, Problem> {
  const isSame = new Set(wanted).size === wanted.length && wanted.length === present.length;
  return isSame && wanted.every((id) => present.includes(id)) ? ok(undefined) : err(problem('lesson.orderRefused'));
}

/**
 * One range of a `range` header (RFC 9110, 14.1.2).
 *
 * @returns undefined for the whole: no range, or several; `beyond` where it begins after the end
 */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'beyond' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!found) return undefined;
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes);
    return length === 0 ? 'beyond' : { first: sizeBytes - length, last: sizeBytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= sizeBytes ? 'beyond' : { first, last };
}
