import Type, { type Static } from 'typebox';
import { communitySummarySchema } from '../communities/contract.ts';
import { documentSummarySchema } from '../documents/contract.ts';
import { defineRoutes } from '../platform/contract.ts';

const workbenchSchema = Type.Object({
  /** 最近在做: what I opened or wrote last, at most 8. */
  recentDocuments: Type.Array(documentSummarySchema),
  /** Given to me by name and not opened by me yet, newest first, at most 8. */
  sharedWithMe: Type.Array(
    Type.Object({
      document: documentSummarySchema,
      sharedAtMs: Type.Integer(),
      sharedBy: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  /** Documents of my communities that others changed since I last opened them, at most 8. */
  changedByOthers: Type.Array(documentSummarySchema),
  /** Communities I am in, last active first, at most 6. */
  communities: Type.Array(communitySummarySchema),
});

export type Workbench = Static<typeof workbenchSchema>;

export const workbenchRoutes = defineRoutes({
  'GET /api/workbench': {
    access: 'signedIn',
    summary: 'What waits for me, and what I was working on',
    tags: ['workbench'],
    response: workbenchSchema,
  },
});
