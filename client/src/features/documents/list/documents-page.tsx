import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../../app/page-title.ts';
import { ResearchHeader } from '../../../app/research-header.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { NewDocumentDialog } from '../create/new-document-dialog.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { DocumentList } from './document-list.tsx';
import { isScope, ScopeTabs, type Scope } from './scope-tabs.tsx';

/** 教研: my documents in four views. What is open stands in the address, so that links and "back" work. */
export default function DocumentsPage(): ReactNode {
  const { t } = useTranslation('documents');
  usePageTitle(t('title'));
  const [search, setSearch] = useSearchParams();
  const asked = search.get('scope');
  const scope: Scope = isScope(asked) ? asked : 'recent';
  const setParam = (name: string, value: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page>
      <ResearchHeader
        actions={
          <>
            <Button icon="upload" onPress={() => setParam('import', '')}>
              {t('importDocument')}
            </Button>
            <Button variant="primary" icon="plus" onPress={() => setParam('new', '')}>
              {t('newDocument')}
            </Button>
          </>
        }
      />
      <ScopeTabs scope={scope} onChange={(next) => setParam('scope', next === 'recent' ? undefined : next)}>
        <DocumentList key={scope} scope={scope} />
      </ScopeTabs>
      <NewDocumentDialog
        isOpen={search.has('new')}
        communityId={search.get('community') ?? undefined}
        onClose={() => setParam('new', undefined)}
      />
      <ImportDialog
        isOpen={search.has('import')}
        communityId={search.get('community') ?? undefined}
        onClose={() => setParam('import', undefined)}
      />
    </Page>
  );
}
