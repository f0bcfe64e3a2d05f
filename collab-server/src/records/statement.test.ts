import { describe, expect, it } from 'vitest';
import { isoDuration } from './iso.ts';
import { nameUuid, registrationOf } from './name-uuid.ts';
import { completedStatement, openedStatements, scoredStatements, voidingStatement } from './statement.ts';
import { scoredAttempt, toldAttempt } from './testing-attempts.ts';

const speaker = { origin: 'https://tongyan.example', opaqueName: (personId: string) => `opaque-${personId.length}` };
const CATEGORIES = 'https://w3id.org/xapi/cmi5/context/categories';

type Body = {
  actor: { name?: string; account: { homePage: string; name: string } };
  verb: { id: string };
  context: {
    registration: string;
    contextActivities: { category: { id: string }[]; parent?: { id: string }[] };
    extensions: Record<string, unknown>;
  };
  result?: { success?: boolean; completion?: boolean; duration?: string; score?: Record<string, number> };
  timestamp: string;
};
const bodyOf = (made: { body: unknown }) => made.body as Body;
const categoriesOf = (made: { body: unknown }) =>
  bodyOf(made).context.contextActivities.category.map(({ id }) => id.replace(`${CATEGORIES}/`, ''));

describe('statements', () => {
  const opened = openedStatements(speaker, toldAttempt());
  const completed = completedStatement(speaker, scoredAttempt());
  const passed = scoredStatements(speaker, scoredAttempt());
  const failed = scoredStatements(speaker, scoredAttempt({ awarded: 20, passed: false, revision: 2 }));
  const all = [...opened, completed, ...passed, ...failed];

  it('say the verbs of cmi5 in its order', () => {
    expect([...opened, completed, ...passed].map(({ verb }) => verb)).toEqual([
      'launched',
      'initialized',
      'completed',
      'passed',
      'terminated',
    ]);
    expect(failed.map((made) => bodyOf(made).verb.id)).toEqual([
      'http://adlnet.gov/expapi/verbs/failed',
      'http://adlnet.gov/expapi/verbs/terminated',
    ]);
  });

  it('name nobody', () => {
    for (const made of all) {
      expect(bodyOf(made).actor.account).toEqual({ homePage: 'https://tongyan.example', name: 'opaque-5' });
      expect(bodyOf(made).actor.name).toBeUndefined();
      expect(JSON.stringify(made.body)).not.toContain('pupil');
    }
  });

  it('are of category moveon just where the result tells success or completion', () => {
    expect(opened.map(categoriesOf)).toEqual([['cmi5'], ['cmi5']]);
    expect(categoriesOf(completed)).toEqual(['cmi5', 'moveon']);
    expect(passed.map(categoriesOf)).toEqual([['cmi5', 'moveon'], ['cmi5']]);
    expect(bodyOf(completed).result).toEqual({ completion: true, duration: 'PT25M34.25S' });
    expect(bodyOf(passed[0] ?? completed).result).toEqual({
      success: true,
      score: { scaled: 0.86, raw: 86, min: 0, max: 100 },
      duration: 'PT25M34.25S',
    });
  });

  it('bear the attempt as registration and session, and what it was scored by', () => {
    const { context } = bodyOf(failed[0] ?? completed);
    expect(context.registration).toBe('0f8fad5b-d9cb-469f-a165-70867728950e');
    expect(context.contextActivities.parent?.[0]?.id).toBe('https://tongyan.example/training/assignments/assignment-1');
    expect(context.extensions).toMatchObject({
      'https://w3id.org/xapi/cmi5/context/extensions/sessionid': context.registration,
      'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.6,
      'https://tongyan.example/xapi/extensions/scene-version': '1.2.0',
      'https://tongyan.example/xapi/extensions/log-head': 'a'.repeat(64),
      'https://tongyan.example/xapi/extensions/score-revision': 2,
    });
  });

  it('have ids by what they tell: the same again, another for another revision', () => {
    expect(scoredStatements(speaker, scoredAttempt()).map(({ id }) => id)).toEqual(passed.map(({ id }) => id));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(registrationOf(id)).toBe(id);
  });

  it('are taken back by the installation, by reference', () => {
    const target = { id: passed[0]?.id ?? '', revision: 1 };
    const voiding = voidingStatement(speaker, toldAttempt(), target, 5);
    expect(voiding.body).toMatchObject({
      actor: { account: { name: 'installation' } },
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: target.id },
    });
    expect(voiding.voids).toBe(target.id);
  });
});

describe('names and durations', () => {
  it('makes the UUID of version 5 that RFC 9562 gives as its example', () => {
    expect(nameUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('makes a registration of any id', () => {
    expect(registrationOf('not-a-uuid')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each([
    [0, 'PT0S'],
    [-3, 'PT0S'],
    [59.999, 'PT1M'],
    [61.5, 'PT1M1.5S'],
    [3_600, 'PT1H'],
    [7_325.07, 'PT2H2M5.07S'],
    [100_000, 'PT27H46M40S'],
  ])('writes %f s as %s', (seconds, text) => {
    expect(isoDuration(seconds)).toBe(text);
  });
});
