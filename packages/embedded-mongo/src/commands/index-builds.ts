import type { Context } from './context.ts';

/** Resolves when no index of the collection is being built. */
export async function builtIn(context: Context, name: string): Promise<void> {
  for (;;) {
    const build = context.find(name)?.build;
    if (build === undefined) return;
    await build.ended;
  }
}
