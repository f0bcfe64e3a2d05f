import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';
import { Icon } from './icon.tsx';
import type { Choice } from './option.tsx';
import styles from './toggles.module.css';

type Words = { children: ReactNode; note?: string };

export type CheckboxProps = Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> & Words;

export function Checkbox({ children, note, ...rest }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox {...rest} className={styles.toggle ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.mark}>
            {isIndeterminate ? <span className={styles.dash} /> : isSelected ? <Icon name="check" size={16} /> : null}
          </span>
          <span>
            {children}
            {note === undefined ? null : <small>{note}</small>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

export type SwitchProps = Omit<AriaSwitchProps, 'className' | 'style' | 'children'> & Words;

/** Takes effect at once; where something must be confirmed first, take Checkbox. */
export function Switch({ children, note, ...rest }: SwitchProps): ReactNode {
  return (
    <AriaSwitch {...rest} className={styles.toggle ?? ''}>
      <span className={styles.track} />
      <span>
        {children}
        {note === undefined ? null : <small>{note}</small>}
      </span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<Id extends string> extends FieldWords {
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  orientation?: 'horizontal' | 'vertical';
  isDisabled?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>): ReactNode {
  const { choices, value, onChange, orientation = 'vertical', isDisabled, ...words } = props;
  return (
    <AriaRadioGroup
      className={styles.radios ?? ''}
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      orientation={orientation}
      isDisabled={isDisabled ?? false}
      isInvalid={words.error !== undefined}
    >
      <FieldLabel words={words} />
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className={styles.toggle ?? ''}
          >
            <span className={styles.mark} data-round />
            <span>
              {choice.label}
              {choice.note === undefined ? null : <small>{choice.note}</small>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes words={words} />
    </AriaRadioGroup>
  );
}
