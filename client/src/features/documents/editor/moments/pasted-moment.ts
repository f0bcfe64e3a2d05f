import { trainingMomentAt, type TrainingMomentReference } from '@tongyan/collab-server/content';

/** A moment of a training, where the clipboard holds nothing but its address in this installation. */
export function pastedMoment(text: string, origin: string): TrainingMomentReference | undefined {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/u.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const address = new URL(trimmed);
  return address.origin === origin ? trainingMomentAt(address) : undefined;
}
