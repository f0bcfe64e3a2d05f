import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { ComboBox } from '../../../../ui/combo-box.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import styles from './controls.module.css';
import type { ActionInput } from './perform.ts';
import type { ActionModel, FieldModel, ShownChoice } from './row-model.ts';

export interface ActionProps<Kind extends ActionModel['kind']> {
  readonly action: Extract<ActionModel, { kind: Kind }>;
  readonly perform: (input: ActionInput) => void;
}

/** More than this are found by typing. */
const MOST_IN_A_LIST = 12;

function OneOf({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly ShownChoice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}): ReactNode {
  if (choices.length <= MOST_IN_A_LIST)
    return <Select label={label} choices={choices} value={value} onChange={onChange} />;
  return (
    <ComboBox
      label={label}
      choices={choices}
      value={value}
      onChange={(id) => (id === null ? undefined : onChange(id))}
    />
  );
}

export function ChooseField({ action, perform }: ActionProps<'choose'>): ReactNode {
  return (
    <OneOf
      label={action.label}
      choices={action.choices}
      value={action.current}
      onChange={(choice) => perform({ kind: 'choose', choice })}
    />
  );
}

export function NumberField({ action, perform }: ActionProps<'number'>): ReactNode {
  const { t } = useTranslation('training');
  const { label, minimum, maximum, step, unit, current } = action;
  const [text, setText] = useState(current === null ? '' : String(current));
  const value = Number(text.replace(',', '.'));
  const fits = text.trim() !== '' && Number.isFinite(value) && value >= minimum && value <= maximum;
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        // Twelve digits: 82 tenths are 8.2, not 8.200000000000001.
        if (fits) perform({ kind: 'number', value: Number((Math.round(value / step) * step).toPrecision(12)) });
      }}
    >
      <TextField
        label={`${label}（${unit}）`}
        value={text}
        onChange={setText}
        inputMode="decimal"
        description={t('runNumberRange', { minimum, maximum })}
        error={fits || text.trim() === '' ? undefined : t('runNumberOutside', { minimum, maximum })}
      />
      <Button type="submit" size="small" isDisabled={!fits}>
        {t('runSet')}
      </Button>
    </form>
  );
}

export function TextFieldAction({ action, perform }: ActionProps<'text'>): ReactNode {
  const { t } = useTranslation('training');
  const [text, setText] = useState(action.current);
  return (
    <form
      className={styles.stacked}
      onSubmit={(event) => {
        event.preventDefault();
        perform({ kind: 'text', text });
      }}
    >
      <TextField
        label={action.label}
        value={text}
        onChange={setText}
        maxLength={action.longest}
        {...(action.lines ? { rows: 6 } : {})}
      />
      <Button type="submit" size="small">
        {t('runTake')}
      </Button>
    </form>
  );
}

function JoinValue({
  field,
  value,
  onChange,
}: {
  readonly field: FieldModel;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return field.choices === null ? (
    <TextField label={field.label} value={value} onChange={onChange} />
  ) : (
    <Select label={field.label} choices={field.choices} value={value} onChange={onChange} />
  );
}

const initialValues = (fields: readonly FieldModel[]): Record<string, string> =>
  Object.fromEntries(fields.map(({ id, initial }) => [id, initial]));

export function JoinForm({ action, perform }: ActionProps<'join'>): ReactNode {
  const { t } = useTranslation('training');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  // What is the same from wire to wire stays for the next one.
  const [values, setValues] = useState(() => initialValues(action.fields));
  const isReady = from !== null && to !== null;
  return (
    <form
      className={styles.stacked}
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== null && to !== null) perform({ kind: 'join', join: { from, to, fields: values } });
      }}
    >
      <OneOf label={t('runJoinFrom')} choices={action.places} value={from} onChange={setFrom} />
      <OneOf label={t('runJoinTo')} choices={action.places} value={to} onChange={setTo} />
      {action.fields.map((field) => (
        <JoinValue
          key={field.id}
          field={field}
          value={values[field.id] ?? field.initial}
          onChange={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
        />
      ))}
      <Button type="submit" size="small" variant="primary" isDisabled={!isReady}>
        {action.label}
      </Button>
    </form>
  );
}
