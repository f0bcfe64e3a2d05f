/** A platform in small, to be killed: launches a media server, tells its process id, and does not end by itself. */
import { startTestMediaServer } from './testing-server.ts';

const server = await startTestMediaServer();
const { pid } = await server.until('running');
process.stdout.write(`${pid}\n`);
setInterval(() => {}, 60_000);
