import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Addresses of files that a library asks for by name, with where they lie. */
export type LaidFiles = ReadonlyMap<string, string>;

/** Lays such files beside the build, and serves them to a page in development. */
export function laidFilesPlugin(name: string, find: () => LaidFiles): Plugin {
  return {
    name: `tongyan:${name}`,
    configureServer(server) {
      const files = find();
      server.middlewares.use((request, response, next) => {
        const file = files.get((request.url ?? '').slice(1));
        if (file === undefined) return next();
        if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      for (const [fileName, file] of find()) this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
    },
  };
}
