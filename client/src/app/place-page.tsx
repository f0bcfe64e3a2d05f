import type { ReactNode } from 'react';
import { Page } from '../ui/page.tsx';
import { usePageTitle } from './page-title.ts';
import { PlaceHeader, type PlaceHeaderProps } from './place-header.tsx';

export interface PlacePageProps extends Omit<PlaceHeaderProps, 'actions'> {
  /** Of this page, as the browser shows it; `title` is that of the whole place. */
  pageTitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of a part of the product, under the head that all of its pages share. */
export function PlacePage({ pageTitle, actions, children, ...header }: PlacePageProps): ReactNode {
  usePageTitle(pageTitle);
  return (
    <Page>
      <PlaceHeader {...header} {...(actions === undefined ? {} : { actions })} />
      {children}
    </Page>
  );
}
