export type PageMessage =
  /** A page of this build met a worker that waits. */
  | { readonly kind: 'waiting'; readonly build: string }
  /** The person wants the new version. */
  | { readonly kind: 'takeOver' }
  /** Somebody is signed in and the page is idle: documents are to open without a network from now on. */
  | { readonly kind: 'keepDocuments'; readonly language: string }
  /** Somebody has come to train: trainings are to open without a network from now on. */
  | { readonly kind: 'keepTraining'; readonly language: string };

export type WorkerMessage =
  /** The worker that waits belongs to a build that the page is not of. */
  { readonly kind: 'newVersion' };

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
}

/** Another window may run another version of this program. */
export function readPageMessage(data: unknown): PageMessage | undefined {
  const kind = kindOf(data);
  const value = data as Record<string, unknown>;
  if (kind === 'takeOver') return { kind };
  if (kind === 'waiting' && typeof value['build'] === 'string') return { kind, build: value['build'] };
  if ((kind === 'keepDocuments' || kind === 'keepTraining') && typeof value['language'] === 'string') {
    return { kind, language: value['language'] };
  }
  return undefined;
}

export function isNewVersion(data: unknown): boolean {
  return kindOf(data) === 'newVersion';
}
