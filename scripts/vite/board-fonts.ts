import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { LaidFiles } from './laid-files.ts';

/** The fonts of boards, of which a page loads the parts that it shows: unless they are here, Excalidraw asks a server of others for them. */
export function boardFonts(): LaidFiles {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw')), 'fonts');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      // Their names hold hashes of them.
      return [`assets/excalidraw/fonts/${file.slice(folder.length + 1).replaceAll(sep, '/')}`, file];
    }),
  );
}
