import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useSaid } from '../../../i18n/lists.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './consents.module.css';
import { GiveDialog, WithdrawDialog } from './decide-dialogs.tsx';
import { GuardiansDialog } from './guardians-dialog.tsx';
import { type Notice, type PupilConsents, type Purpose, purposes, standingOf } from './types.ts';

/** Pupils with what has been consented to for each. */
export function PupilList({
  label,
  pupils,
  notice,
  schoolId,
}: {
  label: string;
  pupils: readonly PupilConsents[];
  notice: Notice;
  /** The school in whose name the viewer enters what was signed on paper; null where it is one's own consent. */
  schoolId: string | null;
}): ReactNode {
  return (
    <ul aria-label={label}>
      {pupils.map((pupil) => (
        <li key={pupil.personId} className={styles.pupil}>
          <NameCell pupil={pupil} schoolId={schoolId} />
          {purposes.map((purpose) => (
            <PurposeCell key={purpose} pupil={pupil} purpose={purpose} notice={notice} byPaper={schoolId !== null} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function NameCell({ pupil, schoolId }: { pupil: PupilConsents; schoolId: string | null }): ReactNode {
  const { t } = useTranslation('lessons');
  const list = useList();
  const [isAsked, setAsked] = useState(false);
  const { displayName, guardians } = pupil;
  return (
    <span className={styles.name}>
      <span>
        <b>{displayName}</b>
        <small>
          {guardians.length === 0
            ? schoolId === null
              ? pupil.schoolName
              : t('consent.noGuardian')
            : t('consent.guardians', { names: list(guardians.map((one) => one.displayName)) })}
        </small>
      </span>
      {schoolId === null || !pupil.mayDecide ? null : (
        <IconButton
          icon="people"
          size="small"
          label={t('consent.guardiansOf', { name: displayName })}
          onPress={() => setAsked(true)}
        />
      )}
      {schoolId !== null && isAsked ? (
        <GuardiansDialog pupil={pupil} schoolId={schoolId} onClose={() => setAsked(false)} />
      ) : null}
    </span>
  );
}

function PurposeCell(props: { pupil: PupilConsents; purpose: Purpose; notice: Notice; byPaper: boolean }): ReactNode {
  const { pupil, purpose, notice, byPaper } = props;
  const { t } = useTranslation('lessons');
  const said = useSaid();
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
          aria-label={said(deed, `${pupil.displayName} ${what}`)}
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
