import type { SceneTraining } from '../motor-starter/model/index.ts';
import { CommandFailure } from './failure.ts';

interface CommandLineScene extends SceneTraining {
  readonly texts: Readonly<Record<string, string>>;
}

const SCENES: Readonly<Record<string, () => Promise<CommandLineScene>>> = {
  'motor-starter': async () => {
    const [{ training }, { strings }] = await Promise.all([
      import('../motor-starter/model/index.ts'),
      import('../motor-starter/strings/en.ts'),
    ]);
    return { ...training(), texts: strings };
  },
};

/** A scene by its name. @throws CommandFailure where there is none */
export function sceneOf(name: string): Promise<CommandLineScene> {
  const load = Object.hasOwn(SCENES, name) ? SCENES[name] : undefined;
  if (load === undefined)
    throw new CommandFailure(`there is no scene ${name}: there are ${Object.keys(SCENES).join(', ')}`);
  return load();
}
