import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { subjects } from '../../../i18n/subjects.ts';
import { Select } from '../../../ui/select.tsx';
import { type Level, type Role, type Stage, rolesAt, stages } from '../types.ts';
import { useWords } from '../words.ts';
import styles from './form.module.css';

export const ANY = '';
export interface MembershipWish {
  role: Role;
  subject: string;
  stage: Stage | typeof ANY;
}

export function firstWish(level: Level): MembershipWish {
  return { role: rolesAt[level][0] ?? 'teacher', subject: ANY, stage: ANY };
}

/** What a wish says to the server: an empty choice is no limit. */
export function membershipBody(orgUnitId: string, { role, subject, stage }: MembershipWish) {
  return { orgUnitId, role, subject: subject === ANY ? null : subject, stage: stage === ANY ? null : stage };
}

interface MembershipFieldsProps {
  level: Level;
  wish: MembershipWish;
  onChange: (wish: MembershipWish) => void;
}

export function MembershipFields({ level, wish, onChange }: MembershipFieldsProps): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  return (
    <>
      <Select<Role>
        label={t('role')}
        value={wish.role}
        onChange={(role) => onChange({ ...wish, role })}
        choices={rolesAt[level].map((id) => ({ id, label: words.role(id) }))}
      />
      <div className={styles.pair}>
        <Select<string>
          label={t('subject')}
          value={wish.subject}
          onChange={(subject) => onChange({ ...wish, subject })}
          choices={[{ id: ANY, label: t('anySubject') }, ...subjects.map((id) => ({ id, label: words.subject(id) }))]}
        />
        <Select<Stage | typeof ANY>
          label={t('stage')}
          value={wish.stage}
          onChange={(stage) => onChange({ ...wish, stage })}
          choices={[{ id: ANY, label: t('anyStage') }, ...stages.map((id) => ({ id, label: words.stage(id) }))]}
        />
      </div>
    </>
  );
}
