export { bestEstimate, type ClockEstimate, type ClockExchange, errorBoundAtMs, estimateClock } from './offset.ts';
