import Type from 'typebox';

/** RFC 9457 problem details as every refusal and failure of the API bears them. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
    requestId: Type.String(),
  },
  { description: 'Problem details (RFC 9457)' },
);
