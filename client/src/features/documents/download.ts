import { NetworkFailure, readProblem } from '../../api/problem.ts';

/** Hands a file to the person. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Fetches a file and hands it over; a refusal is thrown as ApiProblem and never saved as if it were the file. */
export async function downloadFile(path: string, fallbackName: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path);
  } catch (cause) {
    throw new NetworkFailure(`GET ${path} got no answer`, { cause });
  }
  if (!response.ok) throw await readProblem(response);
  saveFile(await response.blob(), fileNameOf(response.headers.get('content-disposition')) ?? fallbackName);
}

/** RFC 6266: `filename*` in UTF-8 before `filename`. */
export function fileNameOf(disposition: string | null): string | undefined {
  const extended = /filename\*=utf-8''([^;]+)/iu.exec(disposition ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // Not what it says it is: the plain name may still do.
    }
  }
  return /filename="([^"]+)"/u.exec(disposition ?? '')?.[1];
}
