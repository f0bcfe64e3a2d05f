import { contentToUpdate, createDocument, type DocumentSync, openContentWriter } from './documents/index.ts';
import type { ObservationDocuments } from './lessons/index.ts';
import type { Db } from './platform/database/index.ts';
import type { Log } from './platform/log.ts';

type Deps = {
  readonly db: Db;
  readonly sync: DocumentSync;
  readonly publicUrl: string;
  readonly log: Log;
  readonly now: () => number;
};

/** Documents and files that observations of lessons become. */
export function documentsOfObservations(deps: Deps): ObservationDocuments & { close(): Promise<void> } {
  const writer = openContentWriter(deps);
  return {
    create: ({ content, ...request }) =>
      createDocument(deps, { ...request, template: 'observationRecord', content: contentToUpdate(content) }),
    write: (request) => writer.write(request),
    close: () => writer.close(),
  };
}
