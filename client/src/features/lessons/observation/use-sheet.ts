import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useViewer } from '../../../app/session.ts';
import { afterSending, dropDraft, findDraft, keepDraft } from './drafts.ts';
import { mergeSheets } from './merge.ts';
import type { Sheet, SheetContent } from './types.ts';
import { observationKey, readObservation, type ReadObservation } from './use-observation.ts';

/** A pause in writing after which it is sent. */
const PAUSE_MS = 900;
const AGAIN_MS = 20_000;

/**
 * Where what is written is: on the server, on its way, on this device until there is a network, or on this device because the server takes
 * it no more.
 */
export type WritingState = 'saved' | 'waiting' | 'offline' | 'refused';

export interface WritingSheet {
  readonly content: SheetContent;
  readonly state: WritingState;
  readonly write: (change: Partial<SheetContent> | ((content: SheetContent) => Partial<SheetContent>)) => void;
  /** What the server does not take is thrown away here. */
  readonly drop: () => void;
}

/** A sheet in the hands of its author: on the device at once, on the server after a pause; written elsewhere too, it is merged. */
export function useSheet(lessonId: string, sheet: Sheet): WritingSheet {
  const personId = useViewer().person.id;
  const queryClient = useQueryClient();
  const [round, setRound] = useState(0);
  const [failed, setFailed] = useState<'offline' | 'refused' | null>(null);
  const isSending = useRef(false);
  const draft = findDraft(personId, lessonId);
  const refused = draft !== null && !sheet.mayWrite;

  const send = useCallback(async () => {
    const sent = findDraft(personId, lessonId);
    if (sent === null || isSending.current) return;
    isSending.current = true;
    const took = (taken: Sheet) =>
      queryClient.setQueryData<ReadObservation>(
        observationKey(lessonId),
        (before) => before && { ...before, sheet: taken },
      );
    try {
      const taken = await api('PUT /api/lessons/:lessonId/observation/sheet', {
        params: { lessonId },
        body: { version: sent.version, content: sent.content },
      });
      const left = afterSending(findDraft(personId, lessonId), sent, taken.version);
      if (left === null) dropDraft(personId, lessonId);
      else keepDraft(personId, lessonId, left);
      took(taken);
    } catch (error) {
      const merged = isConflict(error) ? await mergeHere(personId, lessonId).catch(() => null) : null;
      if (merged !== null) queryClient.setQueryData(observationKey(lessonId), merged);
      else setFailed(stateAfter(error));
    } finally {
      isSending.current = false;
      setRound((before) => before + 1);
    }
  }, [lessonId, personId, queryClient]);

  const isDue = draft !== null && !refused && failed === null;
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => void send(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, send, round]);

  useEffect(() => {
    if (failed !== 'offline') return;
    const again = () => setFailed(null);
    addEventListener('online', again);
    const timer = setInterval(again, AGAIN_MS);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [failed]);

  return {
    content: draft?.content ?? sheet.content,
    state: refused ? 'refused' : draft === null ? 'saved' : (failed ?? 'waiting'),
    write(change) {
      const before = findDraft(personId, lessonId) ?? {
        version: sheet.version,
        base: sheet.content,
        content: sheet.content,
      };
      const changed = typeof change === 'function' ? change(before.content) : change;
      keepDraft(personId, lessonId, { ...before, content: { ...before.content, ...changed } });
      if (failed !== 'offline') setFailed(null);
      setRound((now) => now + 1);
    },
    drop() {
      dropDraft(personId, lessonId);
      setFailed(null);
      setRound((now) => now + 1);
    },
  };
}

const isConflict = (error: unknown): boolean =>
  error instanceof ApiProblem && ['observation.conflict', 'observation.shared'].includes(error.code);

/** A server that fails for now is asked again; one that says no is not. */
function stateAfter(error: unknown): 'offline' | 'refused' {
  if (!(error instanceof ApiProblem) || isConflict(error)) return 'offline';
  return error.status >= 500 || error.status === 429 ? 'offline' : 'refused';
}

/** Reads what was written elsewhere and puts the draft on top of it. */
async function mergeHere(personId: string, lessonId: string): Promise<ReadObservation> {
  const there = await readObservation(lessonId);
  const draft = findDraft(personId, lessonId);
  if (draft !== null && there.sheet !== null) {
    const { content: theirs, version } = there.sheet;
    keepDraft(personId, lessonId, { version, base: theirs, content: mergeSheets(draft.base, draft.content, theirs) });
  }
  return there;
}
