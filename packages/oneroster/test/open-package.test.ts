import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPackage, faultsOf, missingForRostering, openPackage } from '../src/index.ts';
import { csv, freshFolder, manifest, orgHeader, zipOf } from './zip-of.ts';

const orgs = csv(orgHeader, 'o1,,,North,school,,');
const codesOf = async (path: string, caps = {}) =>
  (await openPackage(path, caps)).findings.map((f) => f.code);

describe('opening a package', () => {
  it('tells its version, its files and where it comes from', async () => {
    const text = `${manifest('1.1', 'bulk', 'orgs')}file.users,absent\r\nsource.systemName,Example SIS\r\n`;
    const pkg = await openPackage(await zipOf({ 'manifest.csv': text, 'orgs.csv': orgs }));
    expect(pkg).toMatchObject({ version: '1.1', hasManifest: true, findings: [] });
    expect(pkg.source).toEqual({ systemName: 'Example SIS' });
    expect(pkg.files.get('orgs')?.mode).toBe('bulk');
    expect(pkg.files.has('users')).toBe(false);
    expect(missingForRostering(pkg)).toEqual([
      'academicSessions',
      'courses',
      'classes',
      'users',
      'enrollments',
    ]);
  });

  it('reads a package without a manifest as 1.0: an error when strict, a warning when tolerant', async () => {
    const pkg = await openPackage(await zipOf({ 'orgs.csv': orgs }));
    expect(pkg).toMatchObject({ version: '1.0', hasManifest: false });
    expect(faultsOf(pkg, 'STRICT')).toMatchObject([{ code: 'package.missing_manifest', severity: 'ERROR' }]);
    expect(faultsOf(pkg, 'TOLERANT')).toMatchObject([{ severity: 'WARNING' }]);
  });

  it('takes files that all stand in one folder, and litter of operating systems, with a word', async () => {
    const path = await zipOf({
      'roster/manifest.csv': manifest('1.2', 'bulk', 'orgs'),
      'roster/orgs.csv': orgs,
      '__MACOSX/roster/._orgs.csv': 'x',
      'roster/.DS_Store': 'x',
    });
    const report = await checkPackage(path, { mode: 'TOLERANT' });
    expect(report.faults.map((f) => [f.code, f.severity])).toEqual([['structure.not_at_root', 'WARNING']]);
    expect(report.files.orgs?.rowCount).toBe(1);
    expect((await checkPackage(path, { mode: 'STRICT' })).isAcceptable).toBe(false);
  });

  it.each([
    ['file.orgs,weekly', 'manifest.invalid_mode'],
    ['file.orgs,bulk\r\nfile.orgs,delta', 'manifest.duplicate_property'],
    ['file.orgs,bulk\r\nfile.pets,bulk', 'manifest.unknown_property'],
    ['file.orgs,bulk\r\nfile.users,bulk', 'manifest.file_missing'],
    ['file.users,absent', 'manifest.file_unexpected'],
  ])('says what is wrong with a manifest that has %j', async (rows, code) => {
    const text = csv('propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2', rows);
    expect(await codesOf(await zipOf({ 'manifest.csv': text, 'orgs.csv': orgs }))).toContain(code);
  });

  it('refuses a version that it cannot read, and a 1.2 file in a 1.1 package', async () => {
    const text = csv('propertyName,value', 'oneroster.version,9.9', 'file.orgs,bulk');
    expect(await codesOf(await zipOf({ 'manifest.csv': text, 'orgs.csv': orgs }))).toEqual([
      'manifest.invalid_version',
    ]);
    const roles = { 'manifest.csv': manifest('1.1', 'bulk', 'roles'), 'roles.csv': 'x' };
    expect(await codesOf(await zipOf(roles))).toEqual(['manifest.invalid_mode', 'package.unknown_file']);
  });

  it('calls a file that is no zip, or no file at all, by its name', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'text.zip'), 'this is no zip');
    await writeFile(join(folder, 'empty.zip'), '');
    expect(await codesOf(join(folder, 'text.zip'))).toEqual(['structure.not_a_zip']);
    expect(await codesOf(join(folder, 'empty.zip'))).toEqual(['structure.not_a_zip']);
    await expect(openPackage(join(folder, 'absent.zip'))).rejects.toThrow('ENOENT');
  });
});

describe('a damaged zip', () => {
  it('is found by the checksum of the file, which then does not count as read whole', async () => {
    const path = await zipOf({ 'manifest.csv': manifest('1.2', 'bulk', 'orgs'), 'orgs.csv': orgs }, false);
    const bytes = await readFile(path);
    bytes.write('Nurth', bytes.indexOf('North'));
    await writeFile(path, bytes);
    const report = await checkPackage(path, { mode: 'TOLERANT' });
    expect(report.faults.map((fault) => [fault.code, fault.file])).toEqual([
      ['structure.checksum_mismatch', 'orgs'],
    ]);
    expect(report).toMatchObject({ isAcceptable: false, files: { orgs: { isReadWhole: false } } });
  });

  it('is found by its end that is missing', async () => {
    const path = await zipOf({ 'manifest.csv': manifest('1.2', 'bulk', 'orgs'), 'orgs.csv': orgs });
    await writeFile(path, (await readFile(path)).subarray(0, -30));
    expect(await codesOf(path)).toEqual(['structure.not_a_zip']);
  });
});

describe('caps against zip bombs', () => {
  const many = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`f${at}.csv`, 'x']));
  const bomb = { 'manifest.csv': manifest('1.2', 'bulk', 'orgs'), 'orgs.csv': Buffer.alloc(2_000_000, 0x61) };

  it('refuse a file that unpacks to more than a hundred times its size, before it is unpacked', async () => {
    const report = await checkPackage(await zipOf(bomb), { mode: 'TOLERANT' });
    expect(report.faults.map((fault) => fault.code)).toEqual(['structure.ratio_too_high']);
    expect(report).toMatchObject({ isAcceptable: false, files: {} });
  });

  it.each([
    ['the zip itself', bomb, { zipBytes: 100 }, 'structure.zip_too_large'],
    ['all that it unpacks to', bomb, { inflatedBytes: 1_000_000 }, 'structure.inflated_too_large'],
    ['the number of CSV files', many, {}, 'structure.too_many_entries'],
    ['the number of entries', many, { allEntries: 10 }, 'structure.too_many_entries'],
  ])('hold for %s', async (_what, entries, caps, code) => {
    expect(await codesOf(await zipOf(entries), caps)).toContain(code);
  });

  it('hold for the length of a row', async () => {
    const path = await zipOf({
      'manifest.csv': manifest('1.2', 'bulk', 'orgs'),
      'orgs.csv': csv(orgHeader, `o1,,,"${'x'.repeat(5000)}`),
    });
    const report = await checkPackage(path, { mode: 'TOLERANT', caps: { rowLength: 1000 } });
    expect(report.faults.map((fault) => [fault.code, fault.line])).toEqual([['csv.row_too_long', 2]]);
    expect(report).toMatchObject({ isAcceptable: false, files: { orgs: { isReadWhole: false } } });
  });
});
