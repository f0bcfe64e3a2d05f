import { defineFeature, type FrameHandle, lazyPage } from '../../app/feature.ts';

/** A meeting that goes on fills the window. */
const whole: FrameHandle = { topBar: 'whole' };

export default defineFeature({
  name: 'meetings',
  routes: [
    { path: 'meetings', lazy: lazyPage('meetings', () => import('./list/meetings-page.tsx')) },
    { path: 'meetings/new', lazy: lazyPage('meetings', () => import('./plan/new-page.tsx')) },
    { path: 'meetings/:meetingId', lazy: lazyPage('meetings', () => import('./page/meeting-page.tsx')) },
    { path: 'meetings/:meetingId/edit', lazy: lazyPage('meetings', () => import('./plan/edit-page.tsx')) },
    {
      path: 'meetings/:meetingId/device-check',
      lazy: lazyPage(['meetings', 'live'], () => import('./page/check-page.tsx')),
    },
    {
      path: 'meetings/:meetingId/live',
      handle: whole,
      lazy: lazyPage(['meetings', 'live'], () => import('./room/live-page.tsx')),
    },
  ],
});
