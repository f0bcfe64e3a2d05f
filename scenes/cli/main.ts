import { CommandFailure } from './failure.ts';
import { USAGE } from './usage.ts';

type Command = (args: readonly string[]) => Promise<void>;

/** Each command loads only what it needs: starting is most of what a short call costs. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  gcode: () => import('./commands/gcode.ts'),
  plc: () => import('./commands/plc.ts'),
  run: () => import('./commands/run.ts'),
  score: () => import('./commands/score.ts'),
  replay: () => import('./commands/replay.ts'),
  bench: () => import('./commands/bench.ts'),
};

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(USAGE);
    return;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new CommandFailure(`there is no command ${name}\n\n${USAGE}`);
  const { command } = await load();
  await command(args);
}

// A reader that closes early (`| head`) ends the output, not the program with an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  console.error(`sim: the output cannot be written (${error.code})`);
  process.exit(1);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  console.error(`sim: ${error.message}`);
  process.exitCode = 1;
}
