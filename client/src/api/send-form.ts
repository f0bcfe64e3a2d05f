import { NetworkFailure, readProblem } from './problem.ts';

export interface Sending {
  /** 0 to 1, of the bytes on their way. */
  readonly onProgress: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Posts a form and tells how far it is: XMLHttpRequest, because fetch tells nothing of an upload. Answers the JSON of a
 * success; rejects with ApiProblem, NetworkFailure, or an AbortError.
 */
export function sendForm(url: string, form: FormData, { onProgress, signal }: Sending): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const { status, response } = request;
      if (status >= 200 && status < 300) resolve(response);
      else void readProblem(new Response(JSON.stringify(response), { status })).then(reject);
    });
    request.addEventListener('error', () => reject(new NetworkFailure(`POST ${url} got no answer`)));
    request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
