import { useState } from 'react';

/** What people write into the report by themselves. */
export const ownWords = ['selfReview', 'peerReview', 'teacherReview', 'reflection'] as const;
export type OwnWord = (typeof ownWords)[number];
export type OwnWords = Readonly<Record<OwnWord, string>>;

const none: OwnWords = { selfReview: '', peerReview: '', teacherReview: '', reflection: '' };
const keyOf = (attemptId: string): string => `tongyan.report.${attemptId}`;

/** What was written on this device for the report of an attempt. */
export function readOwnWords(stored: string | null): OwnWords {
  if (stored === null) return none;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return none;
    const fields = value as Readonly<Record<string, unknown>>;
    const text = (name: OwnWord) => (typeof fields[name] === 'string' ? fields[name] : '');
    return {
      selfReview: text('selfReview'),
      peerReview: text('peerReview'),
      teacherReview: text('teacherReview'),
      reflection: text('reflection'),
    };
  } catch {
    return none;
  }
}

/** They stay on this device, so that a page that is closed by mistake loses nothing; the server never gets them. */
export function useOwnWords(attemptId: string): readonly [OwnWords, (word: OwnWord, text: string) => void] {
  const [words, setWords] = useState(() => readOwnWords(localStorage.getItem(keyOf(attemptId))));
  return [
    words,
    (word, text) => {
      const next = { ...words, [word]: text };
      setWords(next);
      localStorage.setItem(keyOf(attemptId), JSON.stringify(next));
    },
  ];
}
