import { analyse, type AnalyseRequest } from './analyse.ts';

/** The side of `Analyser` that is apart from the page. */
const own = globalThis as unknown as {
  onmessage: ((event: MessageEvent<{ readonly id: number; readonly request: AnalyseRequest }>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

own.onmessage = ({ data: { id, request } }) => {
  const analysis = analyse(request);
  const { path } = analysis;
  const buffers = path === null ? [] : [path.points.buffer, path.kinds.buffer, path.tools.buffer, path.lines.buffer];
  own.postMessage({ id, analysis }, buffers as ArrayBuffer[]);
};
