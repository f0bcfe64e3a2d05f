import type { RouteObject } from 'react-router';

/** Pages around the runs: catalogue, tasks, attempts, scores, reports. */
export const deskRoutes: RouteObject[] = [];
