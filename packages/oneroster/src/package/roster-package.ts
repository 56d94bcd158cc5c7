import type { Fault, Finding, ReadMode } from '../faults/fault.ts';
import { judge } from '../faults/fault.ts';
import type { RosterFile, RosterVersion } from '../tables/tables.ts';
import type { PackageCaps } from './caps.ts';

export type FileMode = 'bulk' | 'delta' | 'absent';

/** One entry of the zip directory. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** A package that was opened: its directory and manifest are known, no row has been read. Holds no handle. */
export interface RosterPackage {
  readonly path: string;
  readonly version: RosterVersion;
  readonly hasManifest: boolean;
  readonly caps: PackageCaps;
  /** Only files that are there and promised; any other is absent. */
  readonly files: ReadonlyMap<RosterFile, { readonly mode: 'bulk' | 'delta'; readonly entry: ZipEntry }>;
  readonly source: { readonly systemName?: string; readonly systemCode?: string };
  /** Structural findings; `faultsOf` says how grave they are in a mode. */
  readonly findings: readonly Finding[];
}

/** What is structurally wrong with the package, as a reader in `mode` judges it. */
export function faultsOf(pkg: RosterPackage, mode: ReadMode): Fault[] {
  return pkg.findings.map((finding) => judge(finding, mode));
}

export function modeOf(pkg: RosterPackage, file: RosterFile): FileMode {
  return pkg.files.get(file)?.mode ?? 'absent';
}
