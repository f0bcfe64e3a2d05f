import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './gallery.module.css';
import { Part, Specimen } from './part.tsx';

type Level = 'school' | 'county' | 'city' | 'province';

export function FieldsPart(): ReactNode {
  const { t } = useTranslation('gallery');
  const [level, setLevel] = useState<Level | null>(null);
  const [chosen, setChosen] = useState<Level | null>('county');
  const levels = [
    { id: 'school', label: t('school'), note: t('schoolNote') },
    { id: 'county', label: t('county') },
    { id: 'city', label: t('city') },
    { id: 'province', label: t('province'), isDisabled: true },
  ] as const;
  return (
    <Part id="fields" title={t('fields')}>
      <Specimen name="TextField">
        <div className={styles.stack}>
          <TextField label={t('topic')} isRequired placeholder={t('topicExample')} />
          <TextField label={t('topic')} defaultValue={t('sampleTitle')} description={t('topicNote')} />
          <TextField label={t('duration')} defaultValue="-5" error={t('durationWrong')} />
          <TextField label={t('topic')} isRequired={false} isDisabled defaultValue={t('sampleTitle')} />
        </div>
      </Specimen>
      <Specimen name="TextField rows, password; SearchField">
        <div className={styles.stack}>
          <TextField label={t('reason')} rows={3} defaultValue={t('sentence')} />
          <TextField label={t('password')} type="password" autoComplete="off" defaultValue="tongyan" />
          <SearchField label={t('search')} />
          <SearchField label={t('searchPeople')} defaultValue={t('county')} />
        </div>
      </Specimen>
      <Specimen name="Select">
        <div className={styles.stack}>
          <Select
            label={t('level')}
            choices={levels}
            value={level}
            onChange={setLevel}
            placeholder={t('chooseLevel')}
          />
          <Select label={t('level')} choices={levels} value={chosen} onChange={setChosen} />
          <Select label={t('level')} isLabelHidden isQuiet choices={levels} value={chosen} onChange={setChosen} />
          <Select label={t('level')} choices={levels} value="city" onChange={setLevel} isDisabled />
          <Select label={t('level')} choices={levels} value="school" onChange={setLevel} error={t('levelWrong')} />
        </div>
      </Specimen>
      <Specimen name="ComboBox">
        <div className={styles.stack}>
          <ComboBox label={t('level')} choices={levels} value={level} onChange={setLevel} />
          <ComboBox
            label={t('level')}
            choices={levels}
            value={chosen}
            onChange={setChosen}
            description={t('topicNote')}
          />
          <ComboBox label={t('level')} choices={levels} value={null} onChange={setLevel} error={t('levelWrong')} />
        </div>
      </Specimen>
    </Part>
  );
}
