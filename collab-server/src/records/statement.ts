import { isoDuration } from './iso.ts';
import { nameUuid, registrationOf } from './name-uuid.ts';
import type { AttemptScored, AttemptTold } from './port.ts';
import { type Verb, verbs } from './verbs.ts';

/** Who speaks: the installation's origin, and how it calls a person to others. */
export type Speaker = {
  /** Such as `https://tongyan.example.edu.cn`, without a slash at the end. */
  readonly origin: string;
  /** A name that tells nobody who it is, and is always the same for a person. */
  readonly opaqueName: (personId: string) => string;
};

/** A statement with what it is kept by. */
export type Made = {
  readonly id: string;
  readonly verb: Verb;
  readonly revision: number;
  readonly timestampMs: number;
  readonly scaled: number | null;
  readonly voids: string | null;
  readonly body: Readonly<Record<string, unknown>>;
};

const CMI5 = 'https://w3id.org/xapi/cmi5/context';
const VERSION = '1.0.3';

/** What opening an attempt says. */
export function openedStatements(speaker: Speaker, told: AttemptTold): readonly Made[] {
  const { origin } = speaker;
  const launch = {
    [`${CMI5}/extensions/launchmode`]: 'Normal',
    [`${CMI5}/extensions/launchurl`]: `${origin}/training/attempts/${told.attemptId}`,
    [`${CMI5}/extensions/moveon`]: 'CompletedAndPassed',
    [`${CMI5}/extensions/masteryscore`]: told.passShare,
  };
  const timestampMs = told.openedAtMs;
  return [
    make(speaker, told, { verb: 'launched', revision: 1, timestampMs, extensions: launch }),
    make(speaker, told, { verb: 'initialized', revision: 1, timestampMs }),
  ];
}

export function completedStatement(speaker: Speaker, told: AttemptScored): Made {
  const result = { completion: true, duration: isoDuration(told.durationS) };
  return make(speaker, told, { verb: 'completed', revision: 1, timestampMs: told.submittedAtMs, result });
}

/** The time that an abandoned attempt was open. */
export function abandonedStatement(speaker: Speaker, told: AttemptTold, atMs: number): Made {
  const result = { duration: isoDuration((atMs - told.openedAtMs) / 1_000) };
  return make(speaker, told, { verb: 'abandoned', revision: 1, timestampMs: atMs, result });
}

/** What a final score says. */
export function scoredStatements(speaker: Speaker, told: AttemptScored): readonly Made[] {
  const { revision, scoredAtMs: timestampMs, awarded, total, passed, rubric, procedure } = told;
  const duration = isoDuration(told.durationS);
  const scaled = total > 0 ? awarded / total : 0;
  const extensions = {
    [`${CMI5}/extensions/masteryscore`]: told.passShare,
    ...own(speaker, {
      'log-head': told.logHead,
      'log-seal': told.logSeal,
      'score-revision': revision,
      rubric,
      procedure,
    }),
  };
  const result = { success: passed, score: { scaled, raw: awarded, min: 0, max: total }, duration };
  return [
    make(speaker, told, { verb: passed ? 'passed' : 'failed', revision, timestampMs, result, extensions, scaled }),
    make(speaker, told, { verb: 'terminated', revision, timestampMs, result: { duration } }),
  ];
}

/** Takes a statement back; the installation itself says so. */
export function voidingStatement(
  speaker: Speaker,
  told: AttemptTold,
  target: { readonly id: string; readonly revision: number },
  atMs: number,
): Made {
  const id = nameUuid(`voided/${target.id}`);
  return {
    id,
    verb: 'voided',
    revision: target.revision,
    timestampMs: atMs,
    scaled: null,
    voids: target.id,
    body: {
      id,
      actor: account(speaker, 'installation'),
      verb: describeVerb('voided'),
      object: { objectType: 'StatementRef', id: target.id },
      context: { registration: registrationOf(told.attemptId) },
      timestamp: new Date(atMs).toISOString(),
      version: VERSION,
    },
  };
}

type Saying = {
  readonly verb: Verb;
  readonly revision: number;
  readonly timestampMs: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly scaled?: number;
};

function make(speaker: Speaker, told: AttemptTold, saying: Saying): Made {
  const { verb, revision, timestampMs, result, extensions, scaled } = saying;
  const id = nameUuid(`${told.attemptId}/${verb}/${revision}`);
  const counts = result !== undefined && ('success' in result || 'completion' in result);
  const registration = registrationOf(told.attemptId);
  const scene = `${speaker.origin}/training/scenes/${told.sceneId}`;
  return {
    id,
    verb,
    revision,
    timestampMs,
    scaled: scaled ?? null,
    voids: null,
    body: {
      id,
      actor: account(speaker, speaker.opaqueName(told.personId)),
      verb: describeVerb(verb),
      object: {
        objectType: 'Activity',
        id: `${scene}/exercises/${told.exerciseId}`,
        definition: { type: 'http://adlnet.gov/expapi/activities/simulation', name: named(told.exerciseTitle) },
      },
      ...(result ? { result } : {}),
      context: {
        registration,
        contextActivities: {
          category: [
            { objectType: 'Activity', id: `${CMI5}/categories/cmi5` },
            ...(counts ? [{ objectType: 'Activity', id: `${CMI5}/categories/moveon` }] : []),
          ],
          grouping: [{ objectType: 'Activity', id: scene, definition: { name: named(told.sceneTitle) } }],
          ...(told.assignmentId === null
            ? {}
            : {
                parent: [{ objectType: 'Activity', id: `${speaker.origin}/training/assignments/${told.assignmentId}` }],
              }),
        },
        extensions: {
          [`${CMI5}/extensions/sessionid`]: registration,
          ...own(speaker, { 'scene-version': told.model.version, model: told.model.name, mode: told.mode }),
          ...extensions,
        },
      },
      timestamp: new Date(timestampMs).toISOString(),
      version: VERSION,
    },
  };
}

/** Our own extensions stand under the installation's origin, which it owns; docs/records.md lists them. */
function own({ origin }: Speaker, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${origin}/xapi/extensions/${key}`, value]));
}

function account({ origin }: Speaker, name: string) {
  return { objectType: 'Agent', account: { homePage: origin, name } };
}

function describeVerb(verb: Verb) {
  return { id: verbs[verb].id, display: { en: verb, 'zh-CN': verbs[verb].zh } };
}

function named(title: { readonly 'zh-CN': string; readonly en: string }) {
  return { 'zh-CN': title['zh-CN'], en: title.en };
}
