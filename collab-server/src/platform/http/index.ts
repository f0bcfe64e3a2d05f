export { createHttpApp, type HttpApp } from './app.ts';
export { registerApiReference } from './api-reference.ts';
export { implementRoutes, type RouteHandlers, type RouteInput } from './implement.ts';
export type { Authenticate, Viewer } from './viewer.ts';
export { deviceCookieName, readCookie, sessionCookieName } from './cookies.ts';
export { isAllowedOrigin } from './origin.ts';
