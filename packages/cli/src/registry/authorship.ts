import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { repositoryRoot } from '../start/deployables.ts';

/** Who publishes from here, and the commit of the checkout; null where it is none. */
export function whoAndWhat(): { readonly author: string; readonly commit: string | null } {
  return { author: userName(), commit: currentCommit() };
}

/** A user that the system has no name for (in a container) still has a number. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

function currentCommit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
