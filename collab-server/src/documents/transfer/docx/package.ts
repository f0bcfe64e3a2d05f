import { unzipSync } from 'fflate';
import { type Problem, problem } from '../../../platform/errors.ts';
import { type Result, err, ok } from '../../../platform/result.ts';

export type ZipLimits = {
  readonly maxEntries: number;
  /** All entries unpacked together. */
  readonly maxTotalBytes: number;
  /** Of one entry. */
  readonly maxEntryBytes: number;
};

export const docxLimits: ZipLimits = {
  maxEntries: 4_000,
  maxTotalBytes: 192 * 1_048_576,
  maxEntryBytes: 64 * 1_048_576,
};

export type ZipEntries = ReadonlyMap<string, Uint8Array>;

/** Thrown out of the unpacker, which knows no other way to stop. */
class TooComplex extends Error {
  override readonly name = 'TooComplex';
}

/**
 * Unpacks a zip within limits. An entry is unpacked into as many bytes as its header says and no more, so that sizes cannot lie; the
 * sizes are summed before anything is unpacked. Names that lead out of the archive are left out.
 */
export function unzipWithin(bytes: Uint8Array, limits: ZipLimits): Result<ZipEntries, Problem> {
  let total = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        count += 1;
        if (originalSize > limits.maxEntryBytes || total > limits.maxTotalBytes || count > limits.maxEntries) {
          throw new TooComplex();
        }
        return !name.endsWith('/') && !name.startsWith('/') && !name.split(/[/\\]/).includes('..');
      },
    });
    return ok(new Map(Object.entries(files)));
  } catch (error) {
    return err(problem(error instanceof TooComplex ? 'transfer.fileTooComplex' : 'transfer.fileBroken'));
  }
}
