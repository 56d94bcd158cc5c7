import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCliEnv } from '../env.ts';
import { CannotStart } from './data-folder.ts';
import { claimDataVersion } from './data-version.ts';
import { freePorts } from './ports.ts';
import { startQuad } from './start-quad.ts';

describe('the version of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quad-version-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (text: string) => writeFileSync(join(folder, 'version.json'), text);

  it('is written where there is none yet, and stays', () => {
    claimDataVersion(folder);
    claimDataVersion(folder);
    expect(readFileSync(join(folder, 'version.json'), 'utf8')).toBe('{"version":1}\n');
  });

  it('that is newer is refused before any process starts', async () => {
    write('{"version":2}');
    const [port = 0] = await freePorts(1);
    const said: string[] = [];
    const env = readCliEnv({ QUAD_DATA: folder, QUAD_PORT: String(port) });
    await expect(startQuad(env, (sentence) => said.push(sentence))).rejects.toThrow(
      new CannotStart(
        `The data folder ${folder} was written by a newer Quad (version 2, this one reads 1); start that version, or choose another folder with QUAD_DATA.`,
      ),
    );
    expect(said).toEqual([]);
  });

  it.each(['', '{', '{"version":"1"}', '{"version":0}', '[]'])('that reads %j is said', (text) => {
    write(text);
    expect(() => claimDataVersion(folder)).toThrow('does not hold the version of the data folder');
  });
});
