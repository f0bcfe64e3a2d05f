import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { SqliteError } from './platform/database/sqlite-messages.ts';
import { explainStartFailure } from './start-failure.ts';

function configOf(environment: Record<string, string>) {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error.join());
  return config.value;
}

function failure(code: string, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

describe('a start that failed', () => {
  it.each([
    ['a taken port', failure('EADDRINUSE'), {}, 'PORT: 8686 on 127.0.0.1 is taken'],
    ['an address that is not here', failure('EADDRNOTAVAIL'), { HOST: '10.0.0.1' }, 'HOST: 10.0.0.1'],
    ['a folder that may not be written', failure('EACCES', 'mkdir /data'), {}, 'DATA_DIR: no permission (mkdir /data)'],
    [
      'a database that is locked',
      new SqliteError('database is locked', 'ERR_SQLITE_ERROR', 5),
      {},
      'DATA_DIR: the database',
    ],
    [
      'a PostgreSQL that is not there',
      failure('ECONNREFUSED'),
      { DATABASE_URL: 'postgres://a@127.0.0.1/b' },
      'DATABASE_URL',
    ],
    ['a wrong password', failure('28P01'), { DATABASE_URL: 'postgres://a@127.0.0.1/b' }, 'DATABASE_URL'],
    ['anything else', new Error('unforeseen'), {}, 'unforeseen'],
  ])('%s is named by its setting', (_name, error, environment, words) => {
    expect(explainStartFailure(error, configOf(environment))).toContain(words);
  });

  it('never shows the password of the database', () => {
    const config = configOf({ DATABASE_URL: 'postgres://a:secret@127.0.0.1/b' });
    expect(explainStartFailure(failure('ECONNREFUSED', 'connect'), config)).not.toContain('secret');
  });
});
