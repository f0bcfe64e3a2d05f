import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../ui/tabs.tsx';

const scopes = {
  recent: 'scopeRecent',
  mine: 'scopeMine',
  shared: 'scopeShared',
  archived: 'scopeArchived',
} as const;

export type Scope = keyof typeof scopes;

export function isScope(value: string | null): value is Scope {
  return value !== null && Object.hasOwn(scopes, value);
}

export function ScopeTabs(props: { scope: Scope; onChange: (scope: Scope) => void; children: ReactNode }): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <Tabs
      label={t('scopesLabel')}
      selected={props.scope}
      onSelect={props.onChange}
      tabs={(Object.keys(scopes) as Scope[]).map((id) => ({ id, label: t(scopes[id]), content: props.children }))}
    />
  );
}
