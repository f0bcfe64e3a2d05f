import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';
import styles from './states.module.css';

export interface NoticeProps {
  icon: IconName;
  title: string;
  text?: ReactNode;
  /** Small print, such as a request number. */
  detail?: string;
  action?: ReactNode;
  tone?: 'plain' | 'person' | 'danger';
  /** `h1` where the notice is the whole page. */
  heading?: 'h1' | 'h2' | 'p' | undefined;
  role?: 'status' | 'alert';
}

/** What stands where content would: one hand for empty, offline, refused and failed. */
export function Notice(props: NoticeProps): ReactNode {
  const { icon, title, text, detail, action, tone = 'plain', heading: Heading = 'p', role } = props;
  return (
    <div className={styles.notice} data-tone={tone} data-page={Heading === 'h1' || undefined} role={role}>
      <Icon name={icon} />
      <div className={styles.body}>
        <Heading className={styles.title}>{title}</Heading>
        {text === undefined ? null : <p className={styles.text}>{text}</p>}
        {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
        {action === undefined ? null : <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}

type StateProps = { title?: string; text?: ReactNode; action?: ReactNode; heading?: NoticeProps['heading'] };

/** Nothing here yet: say what will stand here and how it comes about. */
export function EmptyState({
  icon = 'document',
  title,
  ...rest
}: StateProps & { icon?: IconName; title: string }): ReactNode {
  return <Notice icon={icon} title={title} {...rest} />;
}

/** What happened, what was kept, what to do; the request number finds it in the server's log. */
export function ErrorState({ requestId, ...rest }: StateProps & { requestId?: string | undefined }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <Notice
      icon="error"
      tone="danger"
      role="alert"
      {...rest}
      title={rest.title ?? t('errorTitle')}
      {...(requestId === undefined ? {} : { detail: t('requestNumber', { requestId }) })}
    />
  );
}

export function OfflineState(props: StateProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <Notice
      icon="cloud-off"
      tone="person"
      role="status"
      {...props}
      title={props.title ?? t('offlineTitle')}
      text={props.text ?? t('offlineText')}
    />
  );
}

export function NoPermissionState(props: StateProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <Notice
      icon="lock"
      {...props}
      title={props.title ?? t('noPermissionTitle')}
      text={props.text ?? t('noPermissionText')}
    />
  );
}

/** Skeleton rows in the place of a list: hairlines first, no spinner. */
export function LoadingState({ rows = 4, label }: { rows?: number; label?: string }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <div role="status" className={styles.loading}>
      <span className="visually-hidden">{label ?? t('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.skeletonRow} aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
