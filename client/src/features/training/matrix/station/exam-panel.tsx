import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { LoadingState } from '../../../../ui/states.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { useCodeText } from '../../attempt/state-notice.tsx';
import { useDeskWords } from '../../desk/words.ts';
import type { Led, StationLine, StationStatus } from './station-line.ts';
import styles from './station.module.css';
import { useStation } from './use-station.ts';

const LONGEST_MESSAGE = 4_000;

/** One exam as its teacher looks on: how the machine stands, what was said into it, and what may be done. */
export function ExamPanel(props: { attemptId: string; name: string; mayLead: boolean }): ReactNode {
  const { attemptId, name, mayLead } = props;
  const station = useStation(attemptId);
  return (
    <section className={styles.panel} aria-labelledby="station-of">
      <SectionHeading id="station-of">{name}</SectionHeading>
      {station === null || station.status.line === 'joining' ? (
        <LoadingState rows={3} />
      ) : (
        <Joined line={station.line} status={station.status} mayLead={mayLead} />
      )}
    </section>
  );
}

function Joined({ line, status, mayLead }: { line: StationLine; status: StationStatus; mayLead: boolean }): ReactNode {
  const { t } = useTranslation('training');
  const codeText = useCodeText();
  if (status.line === 'over') return <p role="status">{t('station.over')}</p>;
  if (status.line === 'refused') return <p role="status">{codeText(status.code ?? '')}</p>;
  return (
    <>
      <Standing status={status} />
      {status.said.length === 0 ? null : (
        <ol className={styles.said} aria-label={t('station.said')}>
          {status.said.map(({ from, text }, index) => (
            <li key={index}>{t('runMessageFrom', { from, text })}</li>
          ))}
        </ol>
      )}
      {mayLead ? <Leading line={line} status={status} /> : <p className={styles.hint}>{t('station.mayNotLead')}</p>}
    </>
  );
}

function Standing({ status }: { status: StationStatus }): ReactNode {
  const { t } = useTranslation('training');
  const { clock } = useDeskWords();
  const { machine, timeS, entries, deadlineMs, line } = status;
  return (
    <>
      <p role="status" className={styles.state} data-frozen={machine === 'frozen' || undefined}>
        {line === 'away' ? t('station.away') : t(`station.machine.${machine ?? 'unknown'}`)}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('station.time')}</dt>
          <dd>{machine === null ? '–' : clock(timeS)}</dd>
        </div>
        <div>
          <dt>{t('station.left')}</dt>
          <dd>{deadlineMs === null ? '–' : clock(Math.max(0, (deadlineMs - Date.now()) / 1000))}</dd>
        </div>
        <div>
          <dt>{t('station.entries')}</dt>
          <dd>{machine === null ? '–' : entries}</dd>
        </div>
      </dl>
    </>
  );
}

function Leading({ line, status }: { line: StationLine; status: StationStatus }): ReactNode {
  const { t } = useTranslation('training');
  const codeText = useCodeText();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isAway = status.line !== 'joined';

  async function lead(doing: Promise<Led>): Promise<boolean> {
    setBusy(true);
    const led = await doing;
    setBusy(false);
    if (!led.ok) showToast({ text: led.code === null ? t('station.noAnswer') : codeText(led.code), tone: 'danger' });
    return led.ok;
  }
  async function send(): Promise<void> {
    // What could not be said stands there still.
    if (await lead(line.say(text.trim()))) setText('');
  }
  const isFrozen = status.machine === 'frozen';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send();
      }}
    >
      <TextField label={t('station.message')} rows={2} value={text} onChange={setText} maxLength={LONGEST_MESSAGE} />
      <div className={styles.acts}>
        <Button
          type="button"
          icon={isFrozen ? 'play' : 'pause'}
          isDisabled={isAway || isBusy}
          onPress={() => void lead(isFrozen ? line.resume() : line.freeze())}
        >
          {isFrozen ? t('station.resume') : t('station.freeze')}
        </Button>
        <Button type="submit" variant="primary" isDisabled={isAway || isBusy || text.trim() === ''}>
          {t('station.send')}
        </Button>
      </div>
    </form>
  );
}
