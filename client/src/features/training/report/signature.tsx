import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import type { Report } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './report-page.module.css';
import { useReportActs } from './use-report.ts';

/** Who signed, and for those who may the way to do it. Without a signature paper keeps a line for a pen. */
export function Signature({ attemptId, report }: { attemptId: string; report: Report }): ReactNode {
  const { t } = useTranslation('training');
  const { day } = useDeskWords();
  const { sign, takeBack } = useReportActs(attemptId);
  const { signature, may, digest } = report;
  return (
    <div className={styles.sign}>
      {signature === null ? (
        <p>{t('report.sign')}</p>
      ) : (
        <>
          <p>{t('report.signedBy', { name: signature.by.displayName, day: day(signature.atMs) })}</p>
          <p className={styles.digest}>
            {t('report.signedText')} <code>{signature.digest}</code>
          </p>
        </>
      )}
      {may.sign && digest !== null ? (
        <Button size="small" isPending={sign.isPending} onPress={() => sign.mutate(digest)}>
          {t('report.signNow')}
        </Button>
      ) : null}
      {may.takeBack ? (
        <Button size="small" isPending={takeBack.isPending} onPress={() => takeBack.mutate()}>
          {t('report.takeBack')}
        </Button>
      ) : null}
    </div>
  );
}
