import { describe, expect, it } from 'vitest';
import { maskName } from './credentials/mask.ts';
import {
  type CredentialAction,
  type CredentialStanding,
  credentialStanding,
  mayWithCredential,
} from './credentials/rules.ts';
import { decideScope } from './rules.ts';

describe('whose statements somebody sees', () => {
  it('is oneself, whatever else is asked for', () => {
    expect(decideScope({ scope: 'own', classGroupId: 'x' }, 'me', [])).toEqual({ ok: true, value: { personId: 'me' } });
  });

  it('is the classes of a teacher, all or one of them', () => {
    const classes = ['a', 'b'];
    expect(decideScope({ scope: 'classes' }, 'me', classes)).toEqual({ ok: true, value: { classGroupIds: classes } });
    expect(decideScope({ scope: 'classes', classGroupId: 'b' }, 'me', classes)).toEqual({
      ok: true,
      value: { classGroupIds: ['b'] },
    });
  });

  it('is nobody else', () => {
    expect(decideScope({ scope: 'classes' }, 'me', [])).toMatchObject({ error: { code: 'permission.denied' } });
    expect(decideScope({ scope: 'classes', classGroupId: 'c' }, 'me', ['a'])).toMatchObject({
      error: { code: 'classGroup.notFound' },
    });
  });
});

describe('a credential', () => {
  it('has a holder, teachers of its class, and others', () => {
    const credential = { personId: 'pupil', attemptId: 'x', classGroupId: 'a' };
    const standing = (personId: string, classes: readonly string[], more = {}, untold: readonly string[] = []) =>
      credentialStanding({ ...credential, ...more }, { personId, classes, untold });
    expect(standing('pupil', [])).toBe('holder');
    // Who taught their own class would still not revoke their own.
    expect(standing('pupil', ['a'])).toBe('holder');
    expect(standing('pupil', ['a'], {}, ['x'])).toBe('none');
    expect(standing('teacher', ['a'])).toBe('teacher');
    expect(standing('teacher', ['b'])).toBe('none');
    expect(standing('teacher', ['a'], { classGroupId: null })).toBe('none');
  });

  const written: Readonly<Record<CredentialStanding, readonly CredentialAction[]>> = {
    holder: ['see', 'change'],
    teacher: ['see', 'revoke'],
    none: [],
  };
  const cells = (Object.keys(written) as CredentialStanding[]).flatMap((standing) =>
    (['see', 'change', 'revoke'] as const).map((action) => ({
      standing,
      action,
      allowed: written[standing].includes(action),
    })),
  );
  it.each(cells)('$action by $standing → $allowed', ({ standing, action, allowed }) => {
    expect(mayWithCredential(standing, action)).toBe(allowed);
  });
});

describe('a masked name', () => {
  it.each([
    ['林静澜', '林**'],
    ['方瑜', '方*'],
    ['欧阳静', '欧阳*'],
    ['欧阳', '欧*'],
    ['𠮷田', '𠮷*'],
    ['Alice Smith', 'A***'],
    ['A', 'A***'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
