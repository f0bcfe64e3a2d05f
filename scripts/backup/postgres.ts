import { spawnSync } from 'node:child_process';

/**
 * A connection as pg_dump takes it from the environment: on the command line every user of the machine would see the
 * password.
 */
export function postgresEnvironment(url: string): Readonly<Record<string, string>> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const settings: readonly (readonly [string, string | null])[] = [
    ['PGHOST', searchParams.get('host') ?? hostname],
    ['PGPORT', port],
    ['PGUSER', decodeURIComponent(username)],
    ['PGPASSWORD', decodeURIComponent(password)],
    ['PGDATABASE', decodeURIComponent(pathname.slice(1))],
    ['PGSSLMODE', searchParams.get('sslmode')],
  ];
  return Object.fromEntries(settings.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Writes the whole database into one file that pg_restore reads. */
export function dumpPostgres(url: string, file: string): void {
  const { status, error } = spawnSync('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...postgresEnvironment(url) },
  });
  if (error) throw new Error(`pg_dump could not be started (is postgresql-client installed?): ${error.message}`);
  if (status !== 0) throw new Error(`pg_dump failed with exit code ${status}`);
}
