import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { SectionHeading } from './section-heading.tsx';
import styles from './send-form.module.css';

/** What is wrong with a form. It is told once somebody wanted to send it, not while they still write. */
export interface FormProblems<Problem> {
  readonly count: number;
  readonly isTried: boolean;
  /** The words of the first of those that is wrong, where it is to be told. */
  readonly errorOf: (...those: readonly Problem[]) => string | undefined;
  /** Somebody wants to send: from now on what is wrong is told. Answers whether nothing is. */
  readonly tryToSend: () => boolean;
}

export function useFormProblems<Problem>(
  problems: readonly Problem[],
  wordsOf: (problem: Problem) => string,
): FormProblems<Problem> {
  const [isTried, setTried] = useState(false);
  return {
    count: problems.length,
    isTried,
    errorOf(...those) {
      const found = isTried ? those.find((each) => problems.includes(each)) : undefined;
      return found === undefined ? undefined : wordsOf(found);
    },
    tryToSend() {
      setTried(true);
      return problems.length === 0;
    },
  };
}

export interface SendFormProps {
  readonly problems: Pick<FormProblems<unknown>, 'count' | 'isTried' | 'tryToSend'>;
  /** What the button says. */
  readonly send: string;
  readonly isPending: boolean;
  readonly onSend: () => void;
  /** Beside the button: another way out. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A form that is filled in and then sent as a whole. */
export function SendForm({ problems, send, isPending, onSend, beside, children }: SendFormProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.tryToSend()) onSend();
        else focusFirstInvalid(event.currentTarget);
      }}
    >
      {children}
      <div className={styles.send}>
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {send}
        </Button>
        {beside}
        <FormError
          text={problems.isTried && problems.count > 0 ? t('toCorrect', { count: problems.count }) : undefined}
        />
      </div>
    </form>
  );
}

/** A part of a form under a heading of its own. */
export function FormPart(props: {
  readonly id: string;
  readonly heading: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { id, heading, note, children } = props;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} note={note}>
        {heading}
      </SectionHeading>
      <div className={styles.part}>{children}</div>
    </section>
  );
}

/** Fields beside each other; below each other where there is no room. */
export function FormColumns({
  count = 2,
  children,
}: {
  readonly count?: 2 | 3;
  readonly children: ReactNode;
}): ReactNode {
  return <div className={classNames(styles.columns, count === 3 && styles.three)}>{children}</div>;
}

/** What is wrong with several fields together; nothing without words. */
export function FormError({ text }: { readonly text: string | undefined }): ReactNode {
  return text === undefined ? null : (
    <p role="alert" className={styles.error}>
      {text}
    </p>
  );
}

/** Once what is wrong is shown: whoever cannot see the marks is led there. */
function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector('[data-invalid]');
    field?.querySelector<HTMLElement>('button, input, textarea')?.focus();
  });
}
