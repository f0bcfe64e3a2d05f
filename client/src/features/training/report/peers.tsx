import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogTrigger } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/toggles.tsx';
import type { Report } from '../desk/types.ts';
import { PartEditor } from './part-editor.tsx';
import styles from './report-page.module.css';
import { useReportActs } from './use-report.ts';

const MOST_PEERS = 5;

/** 互评: who was asked, and what they wrote. */
export function Peers({ attemptId, report }: { attemptId: string; report: Report }): ReactNode {
  const { t } = useTranslation('training');
  const { peers, classmates, may } = report;
  return (
    <>
      {peers.length === 0 ? <p>{t('report.noPeers')}</p> : null}
      {peers.map(({ person, part }) => (
        <div key={person.personId}>
          <h3>{person.displayName}</h3>
          <PartEditor
            attemptId={attemptId}
            part={part}
            label={t('report.peerReviewOf', { name: person.displayName })}
            rows={2}
          />
        </div>
      ))}
      {may.choosePeers && classmates.length > 0 ? <ChoosePeers attemptId={attemptId} report={report} /> : null}
    </>
  );
}

function ChoosePeers({ attemptId, report }: { attemptId: string; report: Report }): ReactNode {
  const { t } = useTranslation('training');
  const { choosePeers } = useReportActs(attemptId);
  const { peers, classmates } = report;
  const written = peers.flatMap(({ person, part }) => (part.version > 0 ? [person.personId] : []));
  const asked = peers.map(({ person }) => person.personId);
  const [chosen, setChosen] = useState<readonly string[]>(asked);
  // Who has left the class since stands with those who may be asked.
  const people = [
    ...new Map([...peers.map(({ person }) => person), ...classmates].map((one) => [one.personId, one])).values(),
  ];
  return (
    <p className={styles.choose}>
      <DialogTrigger onOpenChange={(isOpen) => (isOpen ? setChosen(asked) : undefined)}>
        <Button size="small">{t('report.choosePeers')}</Button>
        <Dialog
          title={t('report.choosePeers')}
          actions={(close) => (
            <>
              <Button onPress={close}>{t('report.cancel')}</Button>
              <Button
                variant="primary"
                isDisabled={chosen.length > MOST_PEERS}
                isPending={choosePeers.isPending}
                onPress={() => choosePeers.mutate(chosen, { onSuccess: close })}
              >
                {t('report.ask')}
              </Button>
            </>
          )}
        >
          {() => (
            <>
              <p>{t('report.choosePeersText', { most: MOST_PEERS })}</p>
              <ul className={styles.people} aria-label={t('report.choosePeers')}>
                {people.map(({ personId, displayName }) => (
                  <li key={personId}>
                    <Checkbox
                      isSelected={chosen.includes(personId)}
                      isDisabled={written.includes(personId)}
                      onChange={(isChosen) =>
                        setChosen(isChosen ? [...chosen, personId] : chosen.filter((id) => id !== personId))
                      }
                    >
                      {displayName}
                    </Checkbox>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Dialog>
      </DialogTrigger>
    </p>
  );
}
