export type GreetingKey = 'goodMorning' | 'goodForenoon' | 'goodNoon' | 'goodAfternoon' | 'goodEvening';

const fromHour: readonly (readonly [hour: number, greeting: GreetingKey])[] = [
  [18, 'goodEvening'],
  [13, 'goodAfternoon'],
  [11, 'goodNoon'],
  [9, 'goodForenoon'],
  [5, 'goodMorning'],
  [0, 'goodEvening'],
];

/** How one greets at an hour of the day (0–23) in China: 早上 上午 中午 下午 晚上. */
export function greetingAt(hour: number): GreetingKey {
  return fromHour.find(([from]) => hour >= from)?.[1] ?? 'goodEvening';
}
