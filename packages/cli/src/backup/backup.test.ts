import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startEmbeddedMongo } from '@quad/embedded-mongo';
import { FORMAT } from '@quad/embedded-mongo/backup';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { CommandFailed } from '../graph/client.ts';
import { buildFolder } from './build-folder.ts';
import { unknownNames } from './data-parts.ts';
import { MANIFEST } from './manifest.ts';
import { openBackup } from './open-backup.ts';
import { buildingFolder } from './swap.ts';
import { writeBackup } from './write-backup.ts';

const never = new AbortController().signal;
const watch = { isRunning: false, signal: never, onBytes: () => undefined };

let root: string;
let dataDir: string;
let file: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'quad-backup-'));
  dataDir = join(root, 'data');
  file = join(root, 'one.quad');
  const put = (path: string, text: string) => writeFileSync(join(dataDir, path), text);
  for (const folder of ['keys', 'files', 'files/deeper', 'logs'])
    mkdirSync(join(dataDir, folder), { recursive: true });
  put('keys/operator.jwk.json', '{"d":"secret"}');
  put('keys/operator.jwk.json.new', '{"d":"ha');
  put('files/fil_1', 'x'.repeat(3000));
  put('files/fil_2.part', 'half');
  put('files/deeper/fil_3', '');
  put('clock.json', '{"offsetMs":5}');
  put('demo.json', '[]');
  put('logs/gateway.log', 'who was here');
  put('supergraph.graphql', 'type Query');
  put('my-notes.txt', 'not ours');
  await (await startEmbeddedMongo({ dataDir })).close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Every file below a folder but LMDB's own, whose bytes no two loads have alike. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
      .map((path) => [path, path.startsWith('db/') ? 'LMDB' : readFileSync(join(folder, path), 'utf8')]),
  );
}

const restored = {
  'clock.json': '{"offsetMs":5}',
  'db/quad.mdb': 'LMDB',
  'db/quad.mdb-lock': 'LMDB',
  'demo.json': '[]',
  'files/deeper/fil_3': '',
  'files/fil_1': 'x'.repeat(3000),
  'keys/operator.jwk.json': '{"d":"secret"}',
  'version.json': '{"version":1}\n',
};

async function build(from: string): Promise<Record<string, string>> {
  const target = join(root, 'new');
  const backup = await openBackup(from);
  try {
    await buildFolder(target, backup, watch);
  } finally {
    await backup.close();
  }
  const built = tree(buildingFolder(target));
  rmSync(buildingFolder(target), { recursive: true });
  return built;
}

async function rezip(change: (manifest: Record<string, unknown>) => object, without = ''): Promise<string> {
  const backup = await openBackup(file);
  const zip = new ZipFile();
  for (const entry of backup.manifest.entries) {
    const bytes: Buffer[] = await (await backup.read(entry)).toArray();
    if (entry.path !== without) zip.addBuffer(Buffer.concat(bytes), entry.path);
  }
  zip.addBuffer(Buffer.from(JSON.stringify(change({ ...backup.manifest }))), MANIFEST);
  zip.end();
  const changed = join(root, 'changed.quad');
  await pipeline(zip.outputStream, createWriteStream(changed));
  await backup.close();
  return changed;
}

describe('a backup', () => {
  it('holds what a restore needs, and neither what is half written nor what tells of this machine', async () => {
    const { manifest, bytes } = await writeBackup(dataDir, file, watch);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).size).toBe(bytes);
    expect(manifest.entries.map(({ path }) => path)).toEqual([
      'database',
      'keys/operator.jwk.json',
      'files/deeper/fil_3',
      'files/fil_1',
      'clock.json',
      'demo.json',
    ]);
    expect(await build(file)).toEqual(restored);
    expect(await unknownNames(dataDir)).toEqual(['my-notes.txt']);
    expect(readdirSync(root).sort()).toEqual(['data', 'one.quad']);
  });

  it('that is broken off leaves nothing behind', async () => {
    const abort = new AbortController();
    const broken = writeBackup(dataDir, file, {
      ...watch,
      signal: abort.signal,
      onBytes: () => abort.abort(),
    });
    await expect(broken).rejects.toThrow();
    expect(readdirSync(root)).toEqual(['data']);
  });

  it('that a restore would refuse is not written', async () => {
    writeFileSync(join(dataDir, 'files', 'my holiday.jpg'), '');
    await expect(writeBackup(dataDir, file, watch)).rejects.toThrow(
      'my holiday.jpg has a name that no part of Quad',
    );
    expect(readdirSync(root)).toEqual(['data']);
  });

  it('that cannot be written leaves nothing behind and holds nothing', async () => {
    await expect(writeBackup(dataDir, join(root, 'no', 'such', 'folder'), watch)).rejects.toThrow('ENOENT');
    await writeBackup(dataDir, file, watch);
  });
});

describe('a file that is no whole backup is refused', () => {
  beforeEach(() => writeBackup(dataDir, file, watch));

  it('wherever it is cut', { timeout: 30_000 }, async () => {
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 151) {
      writeFileSync(file, whole.subarray(0, length));
      await expect(build(file), `cut at ${length}`).rejects.toThrow(CommandFailed);
    }
  });

  it('whatever byte is changed, unless it means nothing', { timeout: 60_000 }, async () => {
    const whole = readFileSync(file);
    let refused = 0;
    for (let at = 0; at < whole.length; at += 61) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x21;
      writeFileSync(file, changed);
      const built = await build(file).catch((error: unknown) => {
        expect(error, `byte ${at}`).toBeInstanceOf(CommandFailed);
        return undefined;
      });
      if (built === undefined) refused += 1;
      else expect(built, `byte ${at}`).toEqual(restored);
    }
    expect(refused).toBeGreaterThan(whole.length / 61 / 2);
    expect(readdirSync(root).sort()).toEqual(['data', 'one.quad']);
  });

  it.each([
    ['format', 2, 'backup format 2; this one reads 1'],
    ['dataVersion', 9, 'data folder version 9; this one reads 1'],
    ['databaseFormat', 200, `database format 200; this one reads ${FORMAT}`],
  ])('when its %s is of a newer Quad', async (name, value, sentence) => {
    const newer = await rezip((manifest) => ({ ...manifest, quadVersion: '9.1.0', [name]: value }));
    await expect(build(newer)).rejects.toThrow(`was made by a newer Quad (9.1.0, ${sentence})`);
  });

  it('when an entry is missing, or leads out of the folder, and says which', async () => {
    await expect(build(await rezip((manifest) => manifest, 'files/fil_1'))).rejects.toThrow(
      'files/fil_1 is missing',
    );
    for (const path of ['../evil', 'files/../../evil', '/etc/passwd', 'start.lock', 'files/.hidden']) {
      const evil = await rezip((manifest) => ({
        ...manifest,
        entries: [{ path, bytes: 0, sha256: '0'.repeat(64) }],
      }));
      await expect(build(evil), path).rejects.toThrow('manifest.json at entries.0.path');
    }
  });

  it('when an entry has other bytes of the same number, and says which', async () => {
    const sha256 = '0'.repeat(64);
    const other = await rezip((manifest) => ({
      ...manifest,
      entries: (manifest.entries as { path: string }[]).map((entry) =>
        entry.path === 'files/fil_1' ? { ...entry, sha256 } : entry,
      ),
    }));
    await expect(build(other)).rejects.toThrow('files/fil_1 is not what was backed up');
  });

  it('when it is missing, a folder or something else', async () => {
    await expect(openBackup(join(root, 'none'))).rejects.toThrow('There is no file');
    await expect(openBackup(root)).rejects.toThrow('is a folder; name the backup file');
    writeFileSync(file, 'a letter');
    await expect(openBackup(file)).rejects.toThrow('is no backup of Quad');
  });
});
