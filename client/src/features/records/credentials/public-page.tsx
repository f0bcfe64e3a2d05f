import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, urlOf } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Logo } from '../../../ui/logo.tsx';
import { Notice } from '../../../ui/states.tsx';
import type { PublicCredential } from '../types.ts';
import { useRecordWords } from '../words.ts';
import styles from './public-page.module.css';

/** A credential as everybody sees it who was given its address; the server checks it anew each time. */
export default function PublicCredentialPage(): ReactNode {
  const { credentialId = '' } = useParams();
  const { t } = useTranslation('records');
  const query = useQuery({
    queryKey: ['credential', credentialId],
    queryFn: ({ signal }) => api('GET /api/credentials/:credentialId', { params: { credentialId }, signal }),
    retry: false,
  });
  usePageTitle(t('credential'));
  return (
    <main className={styles.page}>
      <header className={styles.top}>
        <Logo />
        <span>{t('platform')}</span>
      </header>
      {query.error instanceof ApiProblem && query.error.status === 404 ? (
        <Notice icon="search" heading="h1" title={t('notFound')} text={t('notFoundText')} />
      ) : (
        <QueryView query={query} heading="h1" loading={6}>
          {(credential) => <Credential credential={credential} />}
        </QueryView>
      )}
    </main>
  );
}

function Credential({ credential }: { credential: PublicCredential }): ReactNode {
  const { t } = useTranslation('records');
  const { text, day, share, points } = useRecordWords();
  const { state, score, rubric, model, endedAtMs } = credential;
  const isValid = state === 'valid';
  const facts: readonly (readonly [string, string])[] = [
    [t('holder'), credential.holderName ?? t('notTold')],
    [t('school'), credential.schoolName ?? '–'],
    [t('exercise'), text(credential.exercise.title)],
    [t('scene'), t('sceneVersion', { title: text(credential.scene.title), version: credential.scene.version })],
    [t('mode'), modeName(t, credential.mode)],
    [
      t('score'),
      score === null
        ? t('scoreHidden', { pass: share(credential.passShare) })
        : t('scoreShown', {
            awarded: points(score.awarded),
            total: points(score.total),
            pass: share(credential.passShare),
          }),
    ],
    [t('scoredOn'), day(credential.scoredAtMs)],
    [t('issuedOn'), day(credential.issuedAtMs)],
    [t('rubric'), `${rubric.id} ${rubric.version} · ${model.name} ${model.version}`],
  ];
  return (
    <article className={styles.sheet} data-state={state}>
      <h1>{t('credential')}</h1>
      <p className={styles.state} role="status">
        <Icon name={isValid ? 'shield' : 'warning'} />
        {t(`public.${state}`)}
        {endedAtMs === null ? null : ` ${day(endedAtMs)}`}
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('logHead')}</dt>
          <dd>
            <code>{credential.logHead}</code>
          </dd>
        </div>
      </dl>
      <Checks credential={credential} />
      <footer className={styles.foot}>
        {isValid ? (
          <ButtonLink
            icon="download"
            href={urlOf('GET /api/credentials/:credentialId/document', { credentialId: credential.id })}
            download={`credential-${credential.id}.json`}
          >
            {t('downloadSigned')}
          </ButtonLink>
        ) : null}
        <ButtonLink variant="quiet" icon="key" href={urlOf('GET /api/credentials/keys')} target="_blank">
          {t('publicKey')}
        </ButtonLink>
      </footer>
    </article>
  );
}

function Checks({ credential }: { credential: PublicCredential }): ReactNode {
  const { t } = useTranslation('records');
  const { day } = useRecordWords();
  const { checks, checkedAtMs } = credential;
  return (
    <section aria-labelledby="checks" className={styles.checks}>
      <h2 id="checks">{t('checks', { when: day(checkedAtMs) })}</h2>
      <ul>
        {(['signature', 'record', 'log', 'score'] as const).map((check) => (
          <li key={check} data-holds={checks[check] || undefined}>
            <Icon name={checks[check] ? 'check' : 'close'} size={16} />
            <span>
              {t('checkLine', { check: t(`check.${check}`), found: checks[check] ? t('holds') : t('holdsNot') })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'records'>>['t'];

function modeName(t: Translate, mode: string): string {
  switch (mode) {
    case 'guided':
      return t('mode.guided');
    case 'practice':
      return t('mode.practice');
    case 'exam':
      return t('mode.exam');
    default:
      return mode;
  }
}
