import Type from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });

export const twinPlaceRoutes = defineRoutes({
  'GET /api/lessons/:lessonId/twins/:runId/place': {
    access: 'signedIn',
    summary: 'From where a twin of the stage may be gone on with to a tick, instead of from its beginning',
    tags: ['lessons'],
    params: Type.Object({ lessonId: idSchema, runId: idSchema }),
    query: Type.Object({ tick: Type.Integer({ minimum: 0 }) }),
    /** JSON of a `RunPlace` at that tick or before; null where none was made yet. */
    response: Type.Object({ place: Type.Union([Type.String(), Type.Null()]) }),
  },
});
