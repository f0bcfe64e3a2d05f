import type { FastifyRequest } from 'fastify';
import type { Log } from '../../platform/log.ts';
import { recordAudit } from '../../audit/index.ts';
import { listMemberships } from '../../identity/index.ts';
import { ProblemError, orThrow } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { requireDocument } from '../access.ts';
import { transferRoutes } from './contract.ts';
import { attachment, fileNameOf } from './file-name.ts';
import { type ExportDeps, exportDocument } from './export.ts';
import { type ImportDeps, importDocument, maxTitleLength } from './import.ts';
import { openConverter } from './converter.ts';

export type TransferDeps = Omit<ImportDeps & ExportDeps, 'converter'> & {
  readonly authenticate: Authenticate;
  readonly log: Pick<Log, 'error'>;
  /** A document was made: search indexes it. */
  readonly onDocumentChanged: (documentId: string) => void;
};

/** Largest file that is imported, before the installation's own limit of files. */
const maxImportBytes = 50 * 1_048_576;

export type Transfer = { close(): Promise<void> };

/** Import and export over HTTP, and the thread that converts. */
export function registerTransfer(app: HttpApp, options: TransferDeps): Transfer {
  const { db, authenticate, log, now } = options;
  const converter = openConverter({ onFailure: (reason) => log.error({ reason }, 'a conversion failed') });
  const deps = { ...options, converter };

  implementRoutes(app, authenticate, transferRoutes, {
    'POST /api/documents/import': async ({ viewer, request }) => {
      const upload = await readUpload(request);
      const answer = orThrow(await importDocument(deps, { actorId: viewer.personId, ...upload }));
      options.onDocumentChanged(answer.documentId);
      return answer;
    },
    'GET /api/documents/:documentId/export': async ({ params, query, viewer, request, reply }) => {
      const { documentId } = params;
      const { personId, displayName } = viewer;
      const { title } = await requireDocument(db, documentId, personId, 'export');
      const file = orThrow(await exportDocument(deps, { documentId, title, personId, format: query.format }));
      // Documents name people (mentions, fields such as the teacher of a lesson): that one left is on record.
      const [membership] = await listMemberships(db, personId, now());
      await recordAudit(
        db,
        {
          action: 'document.exported',
          actor: { personId, displayName },
          ...(membership
            ? { orgUnit: { id: membership.orgUnitId, name: membership.orgUnitName, path: membership.orgPath } }
            : {}),
          requestId: request.id,
          detail: { documentId, format: query.format },
        },
        now(),
      );
      return reply
        .type(file.mime)
        .header('content-disposition', attachment(fileNameOf(title, file.extension)))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(file.bytes));
    },
  });

  return { close: () => converter.close() };
}

/** Fields come before the file; what comes after it is not read. */
async function readUpload(request: FastifyRequest) {
  if (!request.isMultipart()) throw new ProblemError('transfer.fileMissing');
  const part = await request.file({ limits: { fileSize: maxImportBytes, files: 1, fields: 8, fieldSize: 1_024 } });
  if (!part) throw new ProblemError('transfer.fileMissing');
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if (part.file.truncated) throw new ProblemError('transfer.fileTooLarge', { maxBytes: maxImportBytes });
    throw error;
  });
  const field = (name: string): string | null => {
    const value = part.fields[name];
    const text = value && 'value' in value && typeof value.value === 'string' ? value.value.trim() : '';
    return text === '' ? null : text;
  };
  const title = field('title');
  if (title !== null && title.length > maxTitleLength) throw new ProblemError('request.invalid');
  return { bytes, fileName: part.filename, title, communityId: field('communityId') };
}
