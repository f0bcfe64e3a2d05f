import { once } from 'node:events';

/** Lines are handed to the system in pieces of about this many characters: a call for each line would take most of the time. */
const PIECE = 1 << 16;

/** Prints lines, waiting where the reader is slower. */
export async function printLines(lines: Iterable<string>): Promise<void> {
  let piece = '';
  const flush = async (): Promise<void> => {
    const text = piece;
    piece = '';
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length >= PIECE) await flush();
  }
  await flush();
}
