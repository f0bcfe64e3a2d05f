import { useCallback, useState } from 'react';
import { urlOf } from '../../../api/client.ts';
import type { RouteResponse } from '../../../api/contracts.ts';
import { sendForm } from '../../../api/send-form.ts';

type Imported = RouteResponse<'POST /api/documents/import'>;
export type ImportWarning = Imported['warnings'][number];

export type ImportState =
  | { readonly kind: 'choosing'; readonly isWrongKind: boolean }
  /** `fraction` of the bytes that are on their way; at 1 the server converts. */
  | { readonly kind: 'sending'; readonly name: string; readonly fraction: number }
  | {
      readonly kind: 'done';
      readonly name: string;
      readonly documentId: string;
      readonly warnings: readonly ImportWarning[];
    }
  | { readonly kind: 'failed'; readonly name: string; readonly error: unknown };

const choosing: ImportState = { kind: 'choosing', isWrongKind: false };

export function useImport(
  communityId: string | undefined,
  onDone: () => void,
): { state: ImportState; start: (file: File) => void; reset: () => void } {
  const [state, setState] = useState<ImportState>(choosing);
  const start = (file: File): void => {
    const { name } = file;
    if (!/\.(?:docx|md|markdown|zip)$/iu.test(name)) {
      setState({ kind: 'choosing', isWrongKind: true });
      return;
    }
    const form = new FormData();
    // Fields stand before the file: the server reads the parts as they come.
    if (communityId !== undefined) form.append('communityId', communityId);
    form.append('file', file);
    setState({ kind: 'sending', name, fraction: 0 });
    sendForm(urlOf('POST /api/documents/import'), form, {
      onProgress: (fraction) => setState({ kind: 'sending', name, fraction }),
    }).then(
      (answer) => {
        const { documentId, title, warnings } = answer as Imported;
        setState({ kind: 'done', name: title, documentId, warnings });
        onDone();
      },
      (error: unknown) => setState({ kind: 'failed', name, error }),
    );
  };
  return { state, start, reset: useCallback(() => setState(choosing), []) };
}
