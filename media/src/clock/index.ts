export type { ClockReading } from './filter.ts';
export { type ClockEstimate, type ClockExchange, estimateClock } from './offset.ts';
export { type ClockAnswer, type ClockSampler, type ClockSamplerOptions, createClockSampler } from './sampler.ts';
