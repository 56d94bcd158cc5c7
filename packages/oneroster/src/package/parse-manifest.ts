import type { Finding } from '../faults/fault.ts';
import type { FaultCode } from '../faults/fault-codes.ts';
import { isRosterFile, type RosterFile, type RosterVersion, tables } from '../tables/tables.ts';
import type { FileMode } from './roster-package.ts';

export interface Manifest {
  readonly version: RosterVersion;
  readonly modes: ReadonlyMap<RosterFile, FileMode>;
  readonly source: { readonly systemName?: string; readonly systemCode?: string };
  readonly findings: readonly Finding[];
}

const versions: Readonly<Record<string, RosterVersion>> = {
  '1.0': '1.0',
  '1.1': '1.1',
  '1.1.1': '1.1',
  '1.2': '1.2',
  '1.2.1': '1.2',
};
const known = new Set(['manifest.version', 'oneroster.version', 'source.systemName', 'source.systemCode']);

/** A property name is repeated in a message only where it looks like one. */
function shown(name: string): string {
  return /^[A-Za-z][\w.]{0,60}$/.test(name) ? name : 'a name that cannot be shown';
}

function readMode(value: string): FileMode | undefined {
  return value === 'bulk' || value === 'delta' || value === 'absent' ? value : undefined;
}

/** Reads the rows of manifest.csv (header first). Never throws: what is wrong is in `findings`. */
export function parseManifest(rows: readonly { line: number; cells: readonly string[] }[]): Manifest {
  const findings: Finding[] = [];
  const properties = new Map<string, string>();
  const modes = new Map<RosterFile, FileMode>();
  const say = (code: FaultCode, line: number, detail?: string) =>
    findings.push({ code, file: 'manifest', line, ...(detail === undefined ? {} : { detail }) });

  const header = rows[0]?.cells ?? [];
  if (header.length !== 2 || header[0] !== 'propertyName' || header[1] !== 'value') {
    say('manifest.invalid_header', 1);
  }
  for (const { line, cells } of rows.slice(1)) {
    const name = (cells[0] ?? '').trim();
    const value = (cells[1] ?? '').trim();
    if (properties.has(name)) say('manifest.duplicate_property', line, shown(name));
    properties.set(name, value);
    const file = name.startsWith('file.') ? name.slice('file.'.length) : undefined;
    if (file === undefined) {
      if (!known.has(name)) say('manifest.unknown_property', line, shown(name));
      continue;
    }
    const mode = readMode(value);
    if (!isRosterFile(file)) say('manifest.unknown_property', line, shown(name));
    else if (mode === undefined) say('manifest.invalid_mode', line, shown(name));
    else modes.set(file, mode);
  }

  const version = versions[properties.get('oneroster.version') ?? ''];
  if (version === undefined) say('manifest.invalid_version', 1);
  for (const file of modes.keys()) {
    if (version !== undefined && !tables[version].has(file) && modes.get(file) !== 'absent') {
      findings.push({
        code: 'manifest.invalid_mode',
        file: 'manifest',
        detail: `${file} is no file of OneRoster ${version}`,
      });
    }
  }
  const systemName = properties.get('source.systemName');
  const systemCode = properties.get('source.systemCode');
  const source = { ...(systemName ? { systemName } : {}), ...(systemCode ? { systemCode } : {}) };
  return { version: version ?? '1.2', modes, source, findings };
}
