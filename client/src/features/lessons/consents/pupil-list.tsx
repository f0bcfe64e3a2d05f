import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './consents.module.css';
import { GiveDialog, WithdrawDialog } from './decide-dialogs.tsx';
import { type Notice, type PupilConsents, type Purpose, purposes, standingOf } from './types.ts';

/** Pupils with what has been consented to for each. */
export function PupilList({
  label,
  pupils,
  notice,
  byPaper,
}: {
  label: string;
  pupils: readonly PupilConsents[];
  notice: Notice;
  /** The viewer enters what was signed on paper. */
  byPaper: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <ul aria-label={label}>
      {pupils.map((pupil) => (
        <li key={pupil.personId} className={styles.pupil}>
          <span className={styles.name}>
            <b>{pupil.displayName}</b>
            <small>
              {pupil.guardians.length === 0
                ? pupil.schoolName
                : t('consent.guardians', { names: pupil.guardians.map(({ displayName }) => displayName).join('、') })}
            </small>
          </span>
          {purposes.map((purpose) => (
            <PurposeCell key={purpose} pupil={pupil} purpose={purpose} notice={notice} byPaper={byPaper} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function PurposeCell(props: { pupil: PupilConsents; purpose: Purpose; notice: Notice; byPaper: boolean }): ReactNode {
  const { pupil, purpose, notice, byPaper } = props;
  const { t } = useTranslation('lessons');
  const { day } = useLessonWords();
  const [asked, setAsked] = useState<'give' | 'withdraw'>();
  const consent = pupil.consents.find((each) => each.purpose === purpose);
  const standing = standingOf(consent, Date.now());
  const what = t(`consent.purpose.${purpose}`);
  const isGiven = standing === 'holds';
  const deed = isGiven ? t('consent.withdraw') : byPaper ? t('consent.enter') : t('consent.give');
  return (
    <span className={styles.purpose}>
      <span>
        {what} <Tag tone={isGiven ? 'good' : 'plain'}>{t(`consent.standing.${standing}`)}</Tag>
      </span>
      {consent === undefined ? null : (
        <small>
          {t('consent.by', { name: consent.givenByName, day: day(consent.grantedAtMs) })}
          {isGiven ? ` · ${t('consent.until', { day: day(consent.expiresAtMs) })}` : null}
        </small>
      )}
      {pupil.mayDecide ? (
        <Button
          size="small"
          variant="quiet"
          aria-label={`${deed}：${pupil.displayName} ${what}`}
          onPress={() => setAsked(isGiven ? 'withdraw' : 'give')}
        >
          {deed}
        </Button>
      ) : null}
      {asked === 'give' ? (
        <GiveDialog
          pupil={pupil}
          purpose={purpose}
          notice={notice}
          byPaper={byPaper}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked === 'withdraw' ? (
        <WithdrawDialog pupil={pupil} purpose={purpose} onClose={() => setAsked(undefined)} />
      ) : null}
    </span>
  );
}
