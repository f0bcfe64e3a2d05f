import { ID } from '../matroska.ts';
import { keyFrameSize } from './vp8.ts';

/** A frame of VP8, its time counted from the chunk's first one. */
export interface PictureFrame {
  readonly atMs: number;
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

export interface PictureChunk {
  readonly widthPx: number;
  readonly heightPx: number;
  /** In order of time; the first is a key frame. */
  readonly frames: readonly PictureFrame[];
}

/** `notWebm`: cannot be read. `notAlone`: more than a track, or none. `notVp8`: another codec. `tooLarge`: in pixels. `noStart`: begins with no key frame. `timesWrong`: frames in no order, or too many. */
export type PictureFault = 'notWebm' | 'notAlone' | 'notVp8' | 'tooLarge' | 'noStart' | 'timesWrong';

export type ReadPictures =
  | { readonly ok: true; readonly chunk: PictureChunk }
  | { readonly ok: false; readonly why: PictureFault };

const MASTERS: ReadonlySet<number> = new Set([
  ID.ebml,
  ID.segment,
  ID.info,
  ID.tracks,
  ID.trackEntry,
  ID.video,
  ID.cluster,
  ID.blockGroup,
]);
const MS_SCALE = 1_000_000;
const PICTURES = 1;
const LACING = 0x06;
const MOST_WIDTH_PX = 1_280;
const MOST_HEIGHT_PX = 720;
const MOST_FRAMES = 600;
/** A page that stands still for seconds hears of its timers only afterwards, while its camera was recorded on. */
export const LONGEST_PICTURES_MS = 30_000;

class Unreadable extends Error {}

/** P2: what a browser's recorder made, looked at as something a stranger may have sent. */
export function readPictures(bytes: Uint8Array): ReadPictures {
  try {
    return judge(collect(bytes));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return { ok: false, why: 'notWebm' };
    throw error;
  }
}

interface Collected {
  docType: string;
  tracks: number;
  trackType: number;
  codecId: string;
  scale: number;
  clusterMs: number;
  blocks: { readonly atMs: number; readonly bytes: Uint8Array }[];
}

/** Elements that hold others are stepped into, whether or not they say where they end. */
function collect(bytes: Uint8Array): Collected {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Collected = {
    docType: '',
    tracks: 0,
    trackType: 0,
    codecId: '',
    scale: MS_SCALE,
    clusterMs: 0,
    blocks: [],
  };
  let at = 0;
  while (at < bytes.length) {
    const id = readId(view, at);
    at += id.length;
    const size = readSize(view, at);
    at += size.length;
    if (id.value === ID.trackEntry) found.tracks += 1;
    if (MASTERS.has(id.value)) continue;
    const end = at + size.value;
    if (!(end <= bytes.length)) throw new Unreadable();
    take(found, id.value, bytes.subarray(at, end));
    at = end;
  }
  return found;
}

function take(found: Collected, id: number, body: Uint8Array): void {
  switch (id) {
    case ID.docType:
      found.docType = textOf(body);
      break;
    case ID.trackType:
      found.trackType = numberOf(body);
      break;
    case ID.codecId:
      found.codecId = textOf(body);
      break;
    case ID.timestampScale:
      found.scale = numberOf(body);
      break;
    case ID.timestamp:
      found.clusterMs = numberOf(body);
      break;
    case ID.simpleBlock:
    case ID.block: {
      const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
      const track = readSize(view, 0);
      const flags = view.getUint8(track.length + 2);
      if ((flags & LACING) !== 0) throw new Unreadable();
      const atMs = found.clusterMs + view.getInt16(track.length);
      found.blocks.push({ atMs, bytes: body.subarray(track.length + 3) });
      break;
    }
  }
}

function judge({ docType, tracks, trackType, codecId, scale, blocks }: Collected): ReadPictures {
  const refused = (why: PictureFault): ReadPictures => ({ ok: false, why });
  if (docType !== 'webm' || scale !== MS_SCALE) return refused('notWebm');
  if (tracks !== 1 || trackType !== PICTURES) return refused('notAlone');
  if (codecId !== 'V_VP8') return refused('notVp8');
  const [first] = blocks;
  const size = first && keyFrameSize(first.bytes);
  if (first === undefined || size === undefined) return refused('noStart');
  if (size.widthPx > MOST_WIDTH_PX || size.heightPx > MOST_HEIGHT_PX) return refused('tooLarge');
  const frames = blocks.map(({ atMs, bytes }) => ({
    atMs: atMs - first.atMs,
    isKey: keyFrameSize(bytes) !== undefined,
    bytes,
  }));
  const isInOrder = frames.every(({ atMs }, index) => index === 0 || atMs > (frames[index - 1]?.atMs ?? 0));
  const isShort = frames.length <= MOST_FRAMES && (frames.at(-1)?.atMs ?? 0) <= LONGEST_PICTURES_MS;
  if (!isInOrder || !isShort || frames.some(({ bytes }) => bytes.length === 0)) return refused('timesWrong');
  return { ok: true, chunk: { ...size, frames } };
}

interface Read {
  readonly value: number;
  /** Bytes that it took. */
  readonly length: number;
}

const leadingZeros = (first: number): number => Math.clz32(first) - 24;

function readId(view: DataView, at: number): Read {
  const length = leadingZeros(view.getUint8(at)) + 1;
  if (length > 4) throw new Unreadable();
  let value = 0;
  for (let n = 0; n < length; n += 1) value = value * 256 + view.getUint8(at + n);
  return { value, length };
}

/** Not a number where the size is left open. */
function readSize(view: DataView, at: number): Read {
  const first = view.getUint8(at);
  const length = leadingZeros(first) + 1;
  if (length > 8) throw new Unreadable();
  let value = first & (0xff >> length);
  let isOpen = value === 0xff >> length;
  for (let n = 1; n < length; n += 1) {
    const digit = view.getUint8(at + n);
    isOpen &&= digit === 0xff;
    value = value * 256 + digit;
  }
  return { value: isOpen ? Number.NaN : value, length };
}

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body).replace(/\0+$/u, '');

const numberOf = (body: Uint8Array): number => body.reduce((sum, digit) => sum * 256 + digit, 0);
