import type { PreflightSnapshot } from '@tongyan/media/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../i18n/lists.ts';
import { Button } from '../../ui/button.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { showToast } from '../../ui/toast.tsx';
import { networkLines } from './outcome.ts';
import styles from './preflight.module.css';
import { useCheckWords } from './words.ts';

/** What to tell whoever runs the network, ready to be sent. Nothing where the line is well. */
export function NetworkNote({ steps }: { steps: PreflightSnapshot['steps'] }): ReactNode {
  const { t } = useTranslation('live');
  const words = useCheckWords();
  const saidOf = useSaid();
  const lines = networkLines(steps);
  if (lines.length === 0) return null;
  const text = lines.map(({ step, hint, figures }, index) => {
    const measured = words.figures(figures);
    const said = `${index + 1}. ${saidOf(t(`check.step.${step}`), words.hint(hint, figures))}`;
    return measured === '' ? said : `${said} (${measured})`;
  });
  const copy = () => {
    navigator.clipboard.writeText([t('check.noteHead', { origin: location.origin }), ...text].join('\n')).then(
      () => showToast({ text: t('check.copied') }),
      () => showToast({ text: t('check.notCopied'), tone: 'danger' }),
    );
  };
  return (
    <section aria-labelledby="network-note" className={styles.note}>
      <SectionHeading
        id="network-note"
        action={
          <Button size="small" icon="copy" onPress={copy}>
            {t('check.copy')}
          </Button>
        }
      >
        {t('check.note')}
      </SectionHeading>
      <ol>
        {text.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
