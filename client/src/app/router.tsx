import { createBrowserRouter } from 'react-router';
import administration from '../features/administration/routes.tsx';
import communities from '../features/communities/routes.tsx';
import documentEditorLab from '../features/documents/editor/dev/routes.tsx';
import documents from '../features/documents/routes.tsx';
import gallery from '../features/gallery/routes.tsx';
import lessons from '../features/lessons/routes.tsx';
import meetings from '../features/meetings/routes.tsx';
import records from '../features/records/routes.tsx';
import search from '../features/search/routes.tsx';
import session from '../features/session/routes.tsx';
import training from '../features/training/routes.tsx';
import workbench from '../features/workbench/routes.tsx';
import { BrokenPage } from './broken-page.tsx';
import type { Feature } from './feature.ts';
import { Frame } from './frame/frame.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';

/**
 * Every feature of the application, in no particular order: to add one, import its routes.tsx and name it here.
 * (Order in the rail is the frame's matter.)
 */
const features: readonly Feature[] = [
  workbench,
  documents,
  communities,
  training,
  lessons,
  meetings,
  records,
  search,
  administration,
  session,
  gallery,
  documentEditorLab,
];

export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      element: <Root />,
      errorElement: <BrokenPage />,
      HydrateFallback: () => null,
      children: [
        ...features.flatMap((feature) => feature.publicRoutes ?? []),
        {
          path: '/',
          element: <Frame features={features} />,
          children: [
            {
              errorElement: <BrokenPage />,
              children: [
                ...features.flatMap((feature) => feature.routes ?? []),
                { path: '*', element: <NotFoundPage /> },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
