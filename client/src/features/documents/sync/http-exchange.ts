import { closeCodes, CONTENT_SCHEMA_VERSION } from '@tongyan/collab-server/sync-protocol';
import { fromBase64, toBase64 } from 'lib0/buffer';
import { api } from '../../../api/client.ts';
import { ApiProblem, NetworkFailure } from '../../../api/problem.ts';
import type { HttpExchangeOutcome, HttpExchangeRequest } from './http-transport.ts';
import { CLOSED_WITHOUT_WORD } from './transport.ts';

/** One request of the sync over HTTP: bytes as base64 in JSON, refusals as close codes. */
export async function httpExchange(
  { personId, documentId }: { personId: string; documentId: string },
  { clientKey, stateVector, cursor, updates, awareness, waitMs }: HttpExchangeRequest,
  signal: AbortSignal,
): Promise<HttpExchangeOutcome> {
  try {
    const answer = await api('POST /api/documents/:documentId/sync', {
      params: { documentId },
      query: { person: personId, schema: CONTENT_SCHEMA_VERSION },
      body: {
        clientKey,
        stateVector: toBase64(stateVector),
        ...(cursor === undefined ? {} : { cursor }),
        updates: updates.map((update) => toBase64(update)),
        ...(awareness === undefined ? {} : { awareness: toBase64(awareness) }),
        waitMs,
      },
      signal,
    });
    return {
      ok: true,
      answer: {
        ...answer,
        updates: answer.updates.map((update) => fromBase64(update)),
        stateVector: fromBase64(answer.stateVector),
        awareness: answer.awareness === undefined ? undefined : fromBase64(answer.awareness),
      },
    };
  } catch (error) {
    if (error instanceof ApiProblem) return { ok: false, code: closeCodeOf(error), reason: error.code };
    if (error instanceof NetworkFailure) return { ok: false, code: CLOSED_WITHOUT_WORD, reason: error.message };
    throw error;
  }
}

function closeCodeOf({ status, params }: ApiProblem): number {
  const code = params['closeCode'];
  if (typeof code === 'number') return code;
  switch (status) {
    case 401:
      return closeCodes.signInRequired;
    case 403:
      return closeCodes.forbidden;
    case 404:
      return closeCodes.documentNotFound;
    case 413:
      return closeCodes.messageTooLarge;
    case 429:
      return closeCodes.tooManyConnections;
    default:
      // 400 would come back for the same request; a server's failure passes.
      return status >= 400 && status < 500 ? closeCodes.malformedMessage : closeCodes.internalError;
  }
}
