import type { TrainingMomentReference } from '@tongyan/collab-server/content';

/** An attempt that a moment can be taken from. */
export interface AttemptCandidate {
  readonly attemptId: string;
  readonly title: string;
  /** When, and with how many points, as one line. */
  readonly detail: string;
}

/** Something of an attempt that can be put into the text. */
export interface MomentCandidate {
  readonly moment: TrainingMomentReference;
  readonly title: string;
  /** Points, as `7 / 7`; empty where there are none. */
  readonly points: string;
  /** Where it is played, as `01:08`; empty for the attempt as a whole. */
  readonly time: string;
}

/** What is true of a moment now, for whoever reads. */
export interface ShownMoment {
  readonly title: string;
  readonly person: string;
  readonly points: string;
  readonly time: string;
  /** Scored by the server from the log, whose seal begins so; null before that. */
  readonly seal: string | null;
}

export type MomentAnswer =
  | { readonly ok: true; readonly value: ShownMoment }
  | { readonly ok: false; /** One sentence. */ readonly message: string };

/** How the editor asks for trainings; the page knows the server. */
export interface TrainingMoments {
  readonly attempts: (signal: AbortSignal) => Promise<readonly AttemptCandidate[]>;
  readonly momentsOf: (attemptId: string, signal: AbortSignal) => Promise<readonly MomentCandidate[]>;
  readonly show: (moment: TrainingMomentReference, signal: AbortSignal) => Promise<MomentAnswer>;
}

/** What the block is called in the text and in files. */
export function labelOf({ title, points, time }: Pick<MomentCandidate, 'title' | 'points' | 'time'>): string {
  return [title, points, time].filter((part) => part !== '').join(' · ');
}
