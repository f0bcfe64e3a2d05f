import { dispose } from '@livekit/rtc-node';
import { record } from './record.ts';

/** A recorder as a process of its own: `node main.ts FOLDER GENERATION`. */
const [folder, generation] = process.argv.slice(2);
if (folder === undefined || generation === undefined) throw new Error('a recorder needs a folder and a generation');
await record(folder, Number(generation));
await dispose();
process.exit(0);
