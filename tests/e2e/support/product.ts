import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithDemo } from './demo-data.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

export { demoPassword } from './server-process.ts';

export type Product = {
  /** Origin, e.g. `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly dataDir: string;
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
};

/**
 * The product itself with its demo province, from its own entry, on a free port: the client must be built.
 *
 * @param settings environment variables besides the ones that every test has
 */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-e2e-'));
  await fillWithDemo(dataDir);
  let server: ServerProcess = await startServerProcess(dataDir, 0, settings);
  const { address } = server;
  return {
    address,
    dataDir,
    stop: () => server.stop(),
    kill: () => server.kill(),
    async restart() {
      await server.stop();
      server = await startServerProcess(dataDir, Number(new URL(address).port), settings);
    },
    async dispose() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
