import { recordAudit } from '../audit/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Viewer } from '../platform/http/index.ts';

type Place = { readonly orgUnitId: string; readonly orgUnitName: string; readonly orgPath: string };

export type TrainingAudit = {
  readonly action:
    | 'trainingTask.created'
    | 'trainingTask.changed'
    | 'trainingTask.withdrawn'
    | 'trainingMatrix.read'
    | 'trainingAttempt.read'
    | 'trainingAttempt.judged'
    | 'trainingReport.written'
    | 'trainingReport.peersChosen'
    | 'trainingReport.signed'
    | 'trainingReport.signatureTakenBack'
    | 'trainingNumbers.read';
  readonly viewer: Pick<Viewer, 'personId' | 'displayName'>;
  readonly place: Place;
  readonly subject?: { readonly personId: string; readonly displayName: string };
  readonly count?: number;
  readonly requestId: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
};

/** Writes who set, judged or read training of others; the administrators of the class's school can read it. */
export function recordTraining(db: Db, record: TrainingAudit, nowMs: number): Promise<void> {
  const { action, viewer, place, subject, count, requestId, detail } = record;
  return recordAudit(
    db,
    {
      action,
      actor: { personId: viewer.personId, displayName: viewer.displayName },
      orgUnit: { id: place.orgUnitId, name: place.orgUnitName, path: place.orgPath },
      ...(subject ? { subject } : {}),
      ...(count === undefined ? {} : { count }),
      requestId,
      detail,
    },
    nowMs,
  );
}
