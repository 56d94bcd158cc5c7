import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteCommand, type Sent } from './command.ts';
import { Notes } from './notes.ts';

/**
 * Writes what a server was asked for into a file of its own, so that `used.json` can be made from a run of the suite.
 * A file is written whenever something new was met, before that command is answered: a process that is killed has
 * said everything by then, and one that meets nothing new writes nothing.
 */
export class Recorder {
  private readonly notes = new Notes();
  private readonly file: string;

  /** `folder` is made when it is not there. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${process.pid}-${randomUUID()}.json`);
  }

  record(sent: Sent): void {
    const database = sent.command.get('$db');
    this.notes.database = typeof database === 'string' ? database : '';
    noteCommand(this.notes, sent);
    if (!this.notes.isFresh) return;
    this.notes.isFresh = false;
    writeFileSync(`${this.file}.part`, JSON.stringify(this.notes));
    renameSync(`${this.file}.part`, this.file);
  }
}
