import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('keeps an argon2id hash that names its parameters, different each time', async () => {
    const [a, b] = await Promise.all([hashPassword('海岛的早晨'), hashPassword('海岛的早晨')]);
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
  });

  it('accepts the password, in whatever Unicode form it is typed, and no other', async () => {
    const hash = await hashPassword('ｐａｓｓ-e\u0301');
    expect(await verifyPassword('pass-\u00e9', hash)).toBe(true);
    expect(await verifyPassword('pass-e', hash)).toBe(false);
  });

  it('accepts nothing where there is no hash, or a broken one', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('x', '$argon2id$v=19$m=1')).toBe(false);
  });

  it('reads a hash made elsewhere with other parameters', async () => {
    // Made by argon2-cffi (Python): time_cost 3, memory_cost 4096, parallelism 2, hash_len 24, salt "somesalt".
    const hash = '$argon2id$v=19$m=4096,t=3,p=2$c29tZXNhbHQ$lXVg849vSND1P2W3dzLsZi7RPhAgyEyD';
    expect(await verifyPassword('password', hash)).toBe(true);
    expect(await verifyPassword('differentpassword', hash)).toBe(false);
  });
});
