import type { Problem } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type Result, ok } from '../../platform/result.ts';
import { type ContentNode, contentToUpdate } from '../content/index.ts';
import type { ExportFormat } from './contract.ts';
import { openConverter } from './converter.ts';
import { attachment, fileNameOf } from './file-name.ts';

export type ContentFile = {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** For a `Content-Disposition` header. */
  readonly disposition: string;
};

export type ContentWriter = {
  /** The caller has decided that this person may have it. */
  write(request: {
    readonly personId: string;
    readonly title: string;
    readonly content: ContentNode;
    readonly format: ExportFormat;
  }): Promise<Result<ContentFile, Problem>>;
  close(): Promise<void>;
};

/** Writes content without pictures that is no document as a file, in a thread of its own. */
export function openContentWriter(deps: {
  readonly publicUrl: string;
  readonly log: Pick<Log, 'error'>;
  readonly now: () => number;
}): ContentWriter {
  const { publicUrl, log, now } = deps;
  const converter = openConverter({ onFailure: (reason) => log.error({ reason }, 'a file could not be written') });
  return {
    async write({ personId, title, content, format }) {
      const update = contentToUpdate(content);
      const task = { kind: 'export', format, title, update, pictures: new Map(), publicUrl, nowMs: now() } as const;
      const written = await converter.convert(task, personId);
      if (!written.ok) return written;
      const { bytes, mime, extension } = written.value;
      return ok({ bytes, mime, disposition: attachment(fileNameOf(title, extension)) });
    },
    close: () => converter.close(),
  };
}
