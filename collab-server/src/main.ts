import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type RunningServer, startServer } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './platform/log.ts';
import { explainStartFailure } from './start-failure.ts';

/** Starts one server from the environment; ends it in order on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const line of config.error) process.stderr.write(`configuration: ${line}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createLog(config.value.logLevel);
  const built = resolve(import.meta.dirname, '../../dist/client');
  let server: RunningServer;
  try {
    server = await startServer({
      config: config.value,
      log,
      ...(existsSync(built) ? { clientDir: built } : {}),
      onDatabaseLost: () => {
        log.fatal('another server has taken the database over');
        process.exit(1);
      },
    });
  } catch (error) {
    log.debug({ err: error }, 'start failed');
    process.stderr.write(`cannot start: ${explainStartFailure(error, config.value)}\n`);
    // What did start, such as the database's thread, would keep the process alive.
    process.exit(1);
  }
  process.stdout.write(`${greeting(server)}\n`);

  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** One line: where it is, and how to get in. */
function greeting({ address, demoAccounts, setupToken }: RunningServer): string {
  const [first] = demoAccounts;
  if (first) {
    const accounts = demoAccounts.map(({ account, displayName }) => `${account} ${displayName}`).join(', ');
    return `Tongyan 同研: ${address} | demo password 演示密码 ${first.password} | accounts 账号 ${accounts}`;
  }
  if (setupToken !== null) return `Tongyan 同研: ${address} | set-up token 初始化口令 ${setupToken}`;
  return `Tongyan 同研: ${address}`;
}

await main();
