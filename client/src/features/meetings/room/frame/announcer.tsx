import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../../ui/toast.tsx';
import { useIsHost, useMeetingNow, useView } from '../links/use-meeting.ts';
import { useGroupName } from '../groups/use-group-name.ts';
import { type News, newsBetween } from '../model/news.ts';

/** Groups that close so soon are announced. */
const SOON_MS = 60_000;
/** What somebody has to see at once, wherever they look. */
const SHOWN: ReadonlySet<News['kind']> = new Set(['broadcast', 'help', 'knocked', 'mutedByHost', 'wordMine']);

/** Tells those who do not look who came, whose hand is up, and that groups are about to close. */
export function Announcer(): ReactNode {
  const { t } = useTranslation('meetings');
  const view = useView();
  const isHost = useIsHost();
  const called = useGroupName();
  const before = useRef(view);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const news = newsBetween(before.current, view);
    before.current = view;
    if (news.length === 0) return;
    const nameIn = (one: News): string => (!('name' in one) ? '' : one.kind === 'help' ? called(one.name) : one.name);
    const texts = news.map((one) => t(`news_${one.kind}`, { text: '', count: 0, ...one, name: nameIn(one) }));
    setSaid(texts.join('。'));
    for (const [index, { kind }] of news.entries()) {
      const text = texts[index];
      if (text !== undefined && SHOWN.has(kind) && (kind !== 'help' || isHost)) showToast({ text });
    }
  }, [view, t, called, isHost]);

  const nowMs = useMeetingNow(5_000);
  const endsAt = view.groups?.endsAt ?? null;
  const isSoon = endsAt !== null && nowMs !== null && nowMs >= endsAt - SOON_MS;
  useEffect(() => {
    if (isSoon) setSaid(t('news_groupsSoon'));
  }, [isSoon, t]);

  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
