import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from './consents.module.css';
import { type Notice, type PupilConsents, type Purpose, type Term, termEndMs, TERMS } from './types.ts';
import { useConsentActions } from './use-consents.ts';

/** Gives consent, under the notice that stands above the button. */
export function GiveDialog({
  pupil,
  purpose,
  notice,
  byPaper,
  onClose,
}: {
  pupil: PupilConsents;
  purpose: Purpose;
  notice: Notice;
  byPaper: boolean;
  onClose: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const [term, setTerm] = useState<Term>('1');
  const [paper, setPaper] = useState('');
  const { give } = useConsentActions(pupil.personId, purpose, onClose);
  const isReady = !byPaper || paper.trim() !== '';
  return (
    <Dialog
      size="medium"
      title={t('consent.giveTitle', { name: pupil.displayName, purpose: t(`consent.purpose.${purpose}`) })}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={byPaper ? t('consent.enter') : t('consent.give')}

          isDisabled={!isReady}
          isPending={give.isPending}
          onAct={() =>
            give.mutate({
              noticeVersion: notice.version,
              expiresAtMs: termEndMs(Date.now(), term),
              ...(byPaper ? { paper: paper.trim() } : {}),
            })
          }
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <p className={styles.text} tabIndex={0}>
            {i18n.language === 'en' ? notice.textEn : notice.textZh}
          </p>
          <p>{t(`consent.purposeText.${purpose}`)}</p>
          <Select<Term>
            label={t('consent.term')}
            value={term}
            onChange={setTerm}
            choices={TERMS.map((id) => ({ id, label: t('consent.years', { count: Number(id) }) }))}
          />
          {byPaper ? (
            <TextField
              label={t('consent.paper')}
              placeholder={t('consent.paperHint')}
              value={paper}
              maxLength={200}
              onChange={setPaper}
            />
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

/** Withdraws it: in force at once. */
export function WithdrawDialog({
  pupil,
  purpose,
  onClose,
}: {
  pupil: PupilConsents;
  purpose: Purpose;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { withdraw } = useConsentActions(pupil.personId, purpose, onClose);
  return (
    <Dialog
      role="alertdialog"
      title={t('consent.withdrawTitle', { name: pupil.displayName, purpose: t(`consent.purpose.${purpose}`) })}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          cancel={t('consent.keep')}
          action={t('consent.withdraw')}
          isDanger
          isPending={withdraw.isPending}
          onAct={() => withdraw.mutate()}
        />
      )}
    >
      {() => <p>{t('consent.withdrawText')}</p>}
    </Dialog>
  );
}
