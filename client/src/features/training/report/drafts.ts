import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { Report, ReportSection } from '../desk/types.ts';

/** A part of a report that somebody has written here and the server does not have yet. */
export interface Draft {
  readonly attemptId: string;
  readonly section: ReportSection;
  readonly text: string;
  /** The version on top of which it is written. */
  readonly version: number;
}

const PREFIX = 'tongyan.report';

const ofPerson = (personId: string): string => `${PREFIX}.${personId}.`;
const keyOf = (personId: string, { attemptId, section }: Pick<Draft, 'attemptId' | 'section'>): string =>
  `${ofPerson(personId)}${attemptId}.${section}`;

/** What is kept on a device, as a draft reads it; null where it is none. */
export function readDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const value = JSON.parse(stored) as Partial<Draft> | null;
    const { attemptId, section, text, version } = value ?? {};
    if (typeof attemptId !== 'string' || typeof section !== 'string') return null;
    if (typeof text !== 'string' || typeof version !== 'number') return null;
    return { attemptId, section, text, version };
  } catch {
    return null;
  }
}

export const findDraft = (personId: string, of: Pick<Draft, 'attemptId' | 'section'>): Draft | null =>
  readDraft(localStorage.getItem(keyOf(personId, of)));

export function keepDraft(personId: string, draft: Draft): void {
  localStorage.setItem(keyOf(personId, draft), JSON.stringify(draft));
}

/** Takes a draft away, unless something else was written meanwhile. */
export function dropDraft(personId: string, draft: Draft): void {
  if (findDraft(personId, draft)?.text === draft.text) localStorage.removeItem(keyOf(personId, draft));
}

function draftsOf(personId: string): Draft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(ofPerson(personId)))
    .flatMap((key) => readDraft(localStorage.getItem(key)) ?? []);
}

/** Sends a draft; what was written while it was on its way is on top of it then. */
export async function sendDraft(personId: string, draft: Draft): Promise<Report> {
  const { attemptId, section, text, version } = draft;
  const report = await api('PUT /api/training/attempts/:attemptId/report/parts/:section', {
    params: { attemptId, section },
    body: { text, version },
  });
  dropDraft(personId, draft);
  const later = findDraft(personId, draft);
  if (later !== null) keepDraft(personId, { ...later, version: versionIn(report, section, personId) });
  return report;
}

const versionIn = ({ parts, peers }: Report, section: ReportSection, personId: string): number =>
  (section === 'peerReview'
    ? peers.find(({ person }) => person.personId === personId)?.part
    : parts.find((part) => part.section === section)
  )?.version ?? 0;

/** Parts that a page has open: it sends them itself. */
const open = new Map<string, number>();

/** Says that a part is in somebody's hands here, until what it answers is called. */
export function takeInHand(personId: string, of: Pick<Draft, 'attemptId' | 'section'>): () => void {
  const key = keyOf(personId, of);
  open.set(key, (open.get(key) ?? 0) + 1);
  return () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}

/** Brings to the server what was written without it. What it refuses stays here: the report shows it and says why. */
export async function sendLeftDrafts(personId: string): Promise<void> {
  for (const draft of draftsOf(personId)) {
    if (open.has(keyOf(personId, draft))) continue;
    try {
      await sendDraft(personId, draft);
    } catch (error) {
      if (!(error instanceof ApiProblem)) return;
    }
  }
}
