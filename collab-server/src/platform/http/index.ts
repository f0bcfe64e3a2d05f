export { createHttpApp, type HttpApp, type HttpOptions } from './app.ts';
export { implementRoutes, type RouteHandlers, type RouteInput } from './implement.ts';
export type { Authenticate, Viewer } from './viewer.ts';
export { readCookie, sessionCookieName } from './cookies.ts';
export { isAllowedOrigin } from './origin.ts';
