import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Outlet, useHref, useNavigate } from 'react-router';

/** Inside the router: links and menu items of React Aria Components navigate without reloading the page. */
export function Root(): ReactNode {
  const navigate = useNavigate();
  return (
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <Outlet />
    </RouterProvider>
  );
}
