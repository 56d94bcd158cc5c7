import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import { ZipFile } from 'yazl';

/** A fresh folder for one test's packages, gone when the test ends. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oneroster-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a zip with the given entries, name to content, and gives its path. Not packed where `compress` is false. */
export async function zipOf(
  entries: Readonly<Record<string, string | Buffer>>,
  compress = true,
): Promise<string> {
  const path = join(await freshFolder(), 'package.zip');
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** A manifest of `version` that promises the given files in one mode. */
export function manifest(version: '1.1' | '1.2', mode: 'bulk' | 'delta', ...files: string[]): string {
  const rows = ['propertyName,value', 'manifest.version,1.0', `oneroster.version,${version}`];
  return `${[...rows, ...files.map((file) => `file.${file},${mode}`)].join('\r\n')}\r\n`;
}

export const orgHeader = 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId';
export const userHeader1p2 =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,' +
  'email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,' +
  'preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns';
export const userHeader1p1 =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,' +
  'middleName,identifier,email,sms,phone,agentSourcedIds,grades,password';

/** CSV text with CRLF line ends. */
export function csv(...rows: string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}
