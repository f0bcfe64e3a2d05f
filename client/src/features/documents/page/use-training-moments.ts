import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { clockText } from '../../../i18n/clock.ts';
import { useWhen } from '../../../i18n/when.ts';
import type { TrainingMoments } from '../editor/index.ts';

const MOST = 50;

const pointsOf = (awarded: number | null, points: number): string =>
  `${awarded === null ? '–' : Number(awarded.toFixed(1))} / ${points}`;

/** What documents ask the server of trainings. */
export function useTrainingMoments(): TrainingMoments {
  const { i18n, t } = useTranslation('documents');
  const { when } = useWhen();
  const problemText = useProblemText();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  // One object for each language: a new one would make a new editor.
  const words = useRef({ t, when, problemText });
  words.current = { t, when, problemText };
  return useMemo(
    () => ({
      async attempts(signal) {
        const { attempts } = await api('GET /api/training/attempts', { query: { limit: MOST }, signal });
        return attempts
          .filter(({ state }) => state === 'scored')
          .map(({ id, exerciseTitle, scoredAtMs, openedAtMs, score }) => ({
            attemptId: id,
            title: exerciseTitle[language],
            detail: [
              words.current.when(scoredAtMs ?? openedAtMs),
              score === null ? '' : pointsOf(score.awarded, score.total),
            ]
              .filter((part) => part !== '')
              .join(' · '),
          }));
      },

      async momentsOf(attemptId, signal) {
        const { attempt, result } = await api('GET /api/training/attempts/:attemptId/score', {
          params: { attemptId },
          signal,
        });
        const { sceneId, exerciseId, exerciseTitle, tickS } = attempt;
        const { aspects } = await api('GET /api/training/exercises/:sceneId/:exerciseId', {
          params: { sceneId, exerciseId },
          signal,
        });
        const titles = new Map(aspects.map(({ id, title }) => [id, title[language]]));
        const whole = {
          moment: { attemptId, tick: null, aspect: null },
          title: exerciseTitle[language],
          points: pointsOf(result.awarded, result.total),
          time: '',
        };
        const parts = result.aspects.map(({ id, title, awarded, points, evidence }) => {
          const tick = evidence.toTick < 0 ? null : evidence.toTick;
          return {
            moment: { attemptId, tick, aspect: id },
            title: titles.get(id) ?? title,
            points: pointsOf(awarded, points),
            time: tick === null ? '' : clockText(tick * tickS),
          };
        });
        return [whole, ...parts];
      },

      async show({ attemptId, tick, aspect }, signal) {
        try {
          const { attempt, may } = await api('GET /api/training/attempts/:attemptId', {
            params: { attemptId },
            signal,
          });
          const score = may.readScore
            ? await api('GET /api/training/attempts/:attemptId/score', { params: { attemptId }, signal })
            : undefined;
          const { sceneId, exerciseId } = attempt;
          const exercise = await api('GET /api/training/exercises/:sceneId/:exerciseId', {
            params: { sceneId, exerciseId },
            signal,
          });
          const found = score?.result.aspects.find(({ id }) => id === aspect);
          const named = exercise.aspects.find(({ id }) => id === aspect)?.title[language];
          const title = attempt.exerciseTitle[language];
          return {
            ok: true,
            value: {
              title: named === undefined ? title : `${title}：${named}`,
              person: attempt.person.displayName,
              points:
                found !== undefined
                  ? pointsOf(found.awarded, found.points)
                  : aspect === null && score !== undefined
                    ? pointsOf(score.result.awarded, score.result.total)
                    : '',
              time: tick === null ? '' : clockText(tick * attempt.tickS),
              seal: score?.sealed.seal ?? null,
            },
          };
        } catch (error) {
          if (signal.aborted) throw error;
          return {
            ok: false,
            message: words.current.t('momentNotShown', { reason: words.current.problemText(error) }),
          };
        }
      },
    }),
    [language],
  );
}
