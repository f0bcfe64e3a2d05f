import type { SceneFace, ExerciseFace } from '@tongyan/scenes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../../i18n/when.ts';
import { Button } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { deviceRuns } from '../session/device-runs.ts';
import type { KnownRun } from '../session/store/run-rows.ts';
import styles from './picker.module.css';
import { useKnownRuns } from './use-known-runs.ts';

/** Runs that the server will not take: kept whole, with the reason, to be handed over as a file. */
export function RefusedRuns({
  personId,
  scene,
  exercise,
}: {
  readonly personId: string;
  readonly scene: SceneFace;
  readonly exercise: ExerciseFace;
}): ReactNode {
  const { t } = useTranslation('training');
  const known = useKnownRuns(personId);
  const refused = (known.data ?? []).filter(
    ({ row, sent }) => row.sceneId === scene.id && row.exerciseId === exercise.id && sent.refused !== null,
  );
  if (refused.length === 0) return null;
  return (
    <section className={styles.open} aria-labelledby="refused-runs">
      <h2 id="refused-runs">{t('runRefusedRuns')}</h2>
      <p className={styles.note}>{t('runRefusedRunsText')}</p>
      <ul>
        {refused.map((run) => (
          <Refused key={run.row.runId} run={run} />
        ))}
      </ul>
    </section>
  );
}

function Refused({ run }: { readonly run: KnownRun }): ReactNode {
  const { t, i18n } = useTranslation(['training', 'problems']);
  const when = useWhen();
  const { row, progress, sent } = run;
  const code = sent.refused?.code ?? '';
  const key = `problems:${code}`;
  const reason = i18n.exists(key) ? t(key as 'problems:unknown', { ...sent.refused?.params }) : code;
  return (
    <li>
      <Tag>{t(`runMode_${row.mode}`)}</Tag>
      <span>
        {when.when(progress.atMs)} · {reason}
      </span>
      <Button icon="download" onPress={() => void exportRun(run)}>
        {t('runExport')}
      </Button>
    </li>
  );
}

async function exportRun({ row, end }: KnownRun): Promise<void> {
  const store = await deviceRuns();
  const kept = await store?.read(row.runId);
  if (kept === undefined) return;
  const { header, entries, checkpoints, tick } = kept;
  const text = JSON.stringify(
    end === null ? { header, entries, checkpoints, tick } : { header, entries, checkpoints, end },
  );
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${row.sceneId}-${row.exerciseId}-${row.runId.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
