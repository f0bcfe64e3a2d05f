import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import type { DocumentDetail } from '../rights.ts';
import { InlineTitle } from './inline-title.tsx';
import styles from './top-bar.module.css';

export interface DocumentTopBarProps {
  detail: DocumentDetail;
  onRename?: ((title: string) => void) | undefined;
  stateLine: ReactNode;
  presence: ReactNode;
  onFind: () => void;
  onOutline: () => void;
  onShare: () => void;
  menu: ReactNode;
}

/** The document's own bar, in the place of the frame's. */
export function DocumentTopBar(props: DocumentTopBarProps): ReactNode {
  const { detail, onRename, stateLine, presence, onFind, onOutline, onShare, menu } = props;
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const parent =
    detail.community === null
      ? { label: t('breadcrumbPersonal'), href: '/documents?scope=mine' }
      : { label: detail.community.name, href: `/communities/${encodeURIComponent(detail.community.id)}` };
  return (
    <header className={styles.bar}>
      <IconButton icon="left" label={t('back')} onPress={() => void navigate(parent.href)} />
      <div className={styles.names}>
        <span className={styles.parent}>
          <Link tone="ink" href={parent.href}>
            {parent.label}
          </Link>
          <span aria-hidden="true"> / </span>
        </span>
        <InlineTitle title={detail.title} onChange={onRename} />
      </div>
      <div className={styles.state}>{stateLine}</div>
      <div className={styles.tools}>
        {presence}
        <span className={styles.outline}>
          <IconButton icon="list" size="large" label={t('outline')} onPress={onOutline} />
        </span>
        <span className={styles.find}>
          <IconButton icon="search" label={t('find')} onPress={onFind} />
        </span>
        <span className={styles.share}>
          <Button icon="share" size="medium" onPress={onShare}>
            {t('share')}
          </Button>
        </span>
        {menu}
      </div>
    </header>
  );
}
