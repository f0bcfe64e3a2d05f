import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ServerName, type ServerProcess, startServer } from './server-process.ts';
import { memory, memoryStates, opening, throughput, typing } from './scenarios.ts';
import { formatTable } from './table.ts';
import { type Wire, hocuspocusWire, yWebsocketWire } from './wire.ts';
import { editedDocument } from './workload.ts';

/**
 * The document sync server beside its peers, in one run, each in a process of its own with the same clients.
 *
 *     npm run bench:sync -- [--quick] [--only typing,throughput,memory,opening] [--servers tongyan,hocuspocus,y-websocket] [--json FILE]
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    servers: { type: 'string' },
    json: { type: 'string' },
  },
});
const quick = values.quick;
const wanted = values.only?.split(',') ?? ['typing', 'throughput', 'memory', 'opening'];

/** The durable acknowledgement, see the sync server's SPEC.md. */
const acknowledgement = { message: 100, kind: 0 };
const wires: Record<ServerName, Wire> = {
  tongyan: yWebsocketWire((name) => `/sync/${name}?ext=1&person=${name}`, acknowledgement),
  hocuspocus: hocuspocusWire,
  'y-websocket': yWebsocketWire((name) => `/${name}`),
};
const all: readonly ServerName[] = ['tongyan', 'hocuspocus', 'y-websocket'];
const names = all.filter((name) => values.servers?.split(',').includes(name) ?? true);

async function withServer<T>(
  name: ServerName,
  use: (server: ServerProcess, restart: () => Promise<ServerProcess>) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), `tongyan-bench-${name}-`));
  let server = await startServer(name, dataDir);
  try {
    return await use(server, async () => {
      // What is in memory only would be lost: such a server stays as it is.
      if (name === 'y-websocket') return server;
      await server.stop();
      server = await startServer(name, dataDir);
      return server;
    });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Row = Record<string, number | undefined>;
const results: Record<string, Partial<Record<ServerName, Row>>> = {};

async function measure(scenario: string, run: (name: ServerName) => Promise<Row>): Promise<void> {
  if (!wanted.includes(scenario)) return;
  const rows: Partial<Record<ServerName, Row>> = {};
  for (const name of names) {
    process.stderr.write(`${scenario}: ${name} …\n`);
    rows[name] = await run(name);
  }
  results[scenario] = rows;
  process.stdout.write(formatTable(scenario, rows));
}

await measure('typing', (name) =>
  withServer(name, (server) =>
    typing(server, wires[name], { documents: 50, editorsPerDocument: 4, keystrokes: quick ? 12 : 60, everyMs: 500 }),
  ),
);
await measure('throughput', (name) =>
  withServer(name, (server) =>
    throughput(server, wires[name], { documents: 50, editorsPerDocument: 4, keystrokes: quick ? 60 : 300, window: 20 }),
  ),
);
await measure('memory', async (name) => {
  const states = memoryStates(quick ? 40 : 200, 250_000);
  return withServer(name, async (server, restart) => {
    // A server that cannot restart with its documents opens them all while seeding, so its baseline is taken before.
    const before = await server.residentBytes();
    for (const [documentName, state] of states) await server.seed(documentName, state);
    const fresh = await restart();
    const measured = await memory(fresh, wires[name], states.size);
    const addedBytes = fresh === server ? (await server.residentBytes()) - before : measured.addedBytes;
    return { documents: states.size, addedMegabytes: addedBytes / 1e6 };
  });
});
await measure('opening', async (name) => {
  const state = editedDocument(77, 300_000);
  const documents = Array.from({ length: quick ? 8 : 30 }, (_, i) => `opening-${i}`);
  return withServer(name, async (server, restart) => {
    for (const documentName of documents) await server.seed(documentName, state);
    const fresh = await restart();
    return opening(fresh, wires[name], documents);
  });
});

if (values.json) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  await writeFile(values.json, `${JSON.stringify({ machine, quick, results }, null, 2)}\n`);
}
