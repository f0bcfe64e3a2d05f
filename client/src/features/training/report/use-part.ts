import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useViewer } from '../../../app/session.ts';
import type { ReportPart } from '../desk/types.ts';
import { dropDraft, findDraft, keepDraft, sendDraft, takeInHand } from './drafts.ts';
import { type PartState, stateAfter, writtenOf } from './part-state.ts';
import { PEER_REVIEWS_KEY, reportKey } from './use-report.ts';

/** A pause in writing after which it is sent. */
const PAUSE_MS = 900;

export interface WritingPart {
  readonly text: string;
  readonly state: PartState;
  readonly write: (text: string) => void;
  /** Of two texts: this device's goes on top, or the other's stands. */
  readonly settle: (keep: 'mine' | 'theirs') => void;
}

/** One part of a report in the hands of whoever writes it: on the device at once, on the server after a pause. */
export function usePart(attemptId: string, part: ReportPart): WritingPart {
  const personId = useViewer().person.id;
  const queryClient = useQueryClient();
  const { section, version } = part;
  const [, setRound] = useState(0);
  const [failed, setFailed] = useState<PartState | null>(null);
  const written = writtenOf(part, findDraft(personId, { attemptId, section }));
  const state = written.state === 'waiting' ? (failed ?? 'waiting') : written.state;

  const send = useCallback(async () => {
    const draft = findDraft(personId, { attemptId, section });
    if (draft === null) return;
    try {
      const report = await sendDraft(personId, draft);
      queryClient.setQueryData(reportKey(attemptId), report);
      if (report.as === 'peer') await queryClient.invalidateQueries({ queryKey: PEER_REVIEWS_KEY });
    } catch (error) {
      setFailed(stateAfter(error));
      if (stateAfter(error) !== 'offline') {
        await queryClient.invalidateQueries({ queryKey: reportKey(attemptId) });
        await queryClient.invalidateQueries({ queryKey: PEER_REVIEWS_KEY });
      }
    }
  }, [attemptId, personId, queryClient, section]);

  useEffect(() => takeInHand(personId, { attemptId, section }), [personId, attemptId, section]);

  const isDue = written.state === 'waiting' && failed === null;
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => void send(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, send, written.text, version]);

  useEffect(() => {
    if (failed !== 'offline') return;
    const again = () => setFailed(null);
    addEventListener('online', again);
    const timer = setInterval(again, 20_000);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [failed]);

  const write = (text: string) => {
    const before = findDraft(personId, { attemptId, section });
    keepDraft(personId, { attemptId, section, text, version: before?.version ?? version });
    setFailed(null);
    setRound((round) => round + 1);
  };
  const settle = (keep: 'mine' | 'theirs') => {
    const draft = findDraft(personId, { attemptId, section });
    if (draft !== null && keep === 'mine') keepDraft(personId, { ...draft, version });
    if (draft !== null && keep === 'theirs') dropDraft(personId, draft);
    setFailed(null);
    setRound((round) => round + 1);
  };
  return { text: written.text, state, write, settle };
}
