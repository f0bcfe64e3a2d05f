/** The build that this page is of; undefined in development. */
export function pageBuild(source: ParentNode = document): string | undefined {
  return source.querySelector<HTMLMetaElement>('meta[name="tongyan-build"]')?.content;
}

/** The build that the server has now; undefined where it does not answer with a page of the application. */
export async function serverBuild(): Promise<string | undefined> {
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    return answer.ok ? pageBuild(new DOMParser().parseFromString(await answer.text(), 'text/html')) : undefined;
  } catch {
    return undefined;
  }
}
