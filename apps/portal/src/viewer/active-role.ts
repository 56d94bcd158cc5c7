import type { Role } from '@quad/kernel';
import { isRole } from './viewer.tsx';

const storageKey = 'quad.role';

/** The role to open `/` with: the one last looked at when it is still held, else the first. */
export function activeRole(remembered: string | null, held: readonly Role[]): Role | null {
  const last = remembered !== null && isRole(remembered) && held.includes(remembered) ? remembered : null;
  return last ?? held[0] ?? null;
}

export function rememberedRole(): string | null {
  return localStorage.getItem(storageKey);
}

export function rememberRole(role: Role): void {
  localStorage.setItem(storageKey, role);
}
