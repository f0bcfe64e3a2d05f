import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, AvatarGroup } from '../../ui/avatar.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { ReviewBars, ReviewChain } from '../../ui/review-chain.tsx';
import { StateLine } from '../../ui/state-line.tsx';
import { Badge, Tag } from '../../ui/tag.tsx';
import styles from './gallery.module.css';
import { Part, Specimen } from './part.tsx';

const people = ['许映川', '吴知行', '林静澜', '陈砚秋', '郑衡', '江予安', '方一瑾'].map((name) => ({
  personId: name,
  name,
}));

export function StandingPart(): ReactNode {
  const { t } = useTranslation('gallery');
  return (
    <Part id="standing" title={t('standing')}>
      <Specimen name="StateLine">
        <div className={styles.stack}>
          <StateLine state={{ kind: 'saved' }} />
          <StateLine state={{ kind: 'saved', at: '13:41' }} />
          <StateLine state={{ kind: 'saving' }} />
          <StateLine state={{ kind: 'unsynced', count: 3 }} />
          <StateLine state={{ kind: 'offline', count: 0 }} />
          <StateLine state={{ kind: 'readOnly' }} />
          <StateLine state={{ kind: 'readOnly', reason: t('archived') }} />
        </div>
      </Specimen>
      <Specimen name="Tag; Badge; Avatar">
        <Tag>{t('lessonPlan')}</Tag>
        <Tag tone="chosen">{t('thisDevice')}</Tag>
        <Tag tone="person">{t('due')}</Tag>
        <Tag tone="danger">{t('refused')}</Tag>
        <Tag tone="good">{t('healthy')}</Tag>
        <span>
          {t('messages')} <Badge count={3} /> <Badge count={120} />
        </span>
        <Avatar name="林静澜" />
        <Avatar name="Wu Zhixing" personId="wuzhixing" size={24} />
        <AvatarGroup people={people} label={t('here')} />
      </Specimen>
      <Specimen name="Breadcrumb" wide>
        <Breadcrumb
          steps={[{ label: t('research'), href: '/' }, { label: t('group'), href: '/' }, { label: t('sampleTitle') }]}
        />
      </Specimen>
      <Specimen name="ReviewChain" wide>
        <div className={styles.stack}>
          <ReviewChain
            standing={{
              passed: 1,
              current: { tick: 'people', progress: '2/3', holder: t('holder') },
              notes: [t('passedOn')],
            }}
            note={t('frozen')}
          />
          <ReviewChain standing={{ passed: 0 }} />
          <ReviewChain standing={{ passed: 4 }} />
        </div>
      </Specimen>
      <Specimen name="ReviewBars" wide>
        <ReviewBars standing={{ passed: 0 }} />
        <ReviewBars standing={{ passed: 1, current: { tick: 'people' } }} />
        <ReviewBars standing={{ passed: 2, current: { tick: 'machine' } }} />
        <ReviewBars standing={{ passed: 4 }} />
      </Specimen>
    </Part>
  );
}
