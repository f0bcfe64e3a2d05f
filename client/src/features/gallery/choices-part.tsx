import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/tabs.tsx';
import { Checkbox, RadioGroup, Switch } from '../../ui/toggles.tsx';
import styles from './gallery.module.css';
import { Part, Specimen } from './part.tsx';

type Right = 'edit' | 'comment' | 'read';

export function ChoicesPart(): ReactNode {
  const { t } = useTranslation('gallery');
  const [right, setRight] = useState<Right>('comment');
  const rights = [
    { id: 'edit', label: t('mayEdit'), note: t('mayEditNote') },
    { id: 'comment', label: t('mayComment') },
    { id: 'read', label: t('mayRead'), isDisabled: true },
  ] as const;
  return (
    <Part id="choices" title={t('choices')}>
      <Specimen name="Checkbox">
        <div className={styles.stack}>
          <Checkbox>{t('agree')}</Checkbox>
          <Checkbox defaultSelected note={t('mayEditNote')}>
            {t('agree')}
          </Checkbox>
          <Checkbox isIndeterminate>{t('all')}</Checkbox>
          <Checkbox isInvalid>{t('agree')}</Checkbox>
          <Checkbox isDisabled>{t('agree')}</Checkbox>
          <Checkbox isDisabled defaultSelected>
            {t('agree')}
          </Checkbox>
        </div>
      </Specimen>
      <Specimen name="Switch; RadioGroup">
        <div className={styles.stack}>
          <Switch>{t('notify')}</Switch>
          <Switch defaultSelected note={t('mayEditNote')}>
            {t('notify')}
          </Switch>
          <Switch isDisabled>{t('notify')}</Switch>
          <RadioGroup label={t('rights')} choices={rights} value={right} onChange={setRight} />
        </div>
      </Specimen>
      <Specimen name="Tabs" wide>
        <div className={styles.stack}>
          <Tabs
            label={t('kinds')}
            tabs={[
              { id: 'mine', label: t('mine'), count: 12, content: <p>{t('sentence')}</p> },
              { id: 'shared', label: t('shared'), count: 3, content: <p>{t('sampleTitle')}</p> },
              { id: 'archived', label: t('archived'), content: <p>{t('nothing')}</p> },
            ]}
          />
        </div>
      </Specimen>
    </Part>
  );
}
