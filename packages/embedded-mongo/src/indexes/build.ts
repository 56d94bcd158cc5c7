import { decode } from '../bson/decode.ts';
import type { Engine } from '../engine.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Collection, keyPrefix } from '../storage/collection.ts';
import { DuplicateKeyError, entriesOf } from '../storage/documents.ts';
import { dropIndexes } from '../storage/drop.ts';
import type { Index } from './index-spec.ts';

/** Documents that are read at once. */
const CHUNK = 64;
/** How long one commit may go on with a build, in milliseconds; other commands run between two commits. */
const SLICE_MS = 40;

/**
 * Indexes that are being filled from the documents that are there. No plan uses them yet, and every write keeps them
 * (`storage/documents.ts`), so that it does not matter which documents the build has passed already. They become known
 * in the commit that ends the build; when a double is met, or a document that cannot be indexed, all of them go.
 */
export class IndexBuild {
  readonly indexes: readonly Index[];
  /** Resolves when it has ended, well or not. */
  readonly ended: Promise<void>;
  /** Why it must end: found by the build itself, or by a write of somebody else, who is not refused for it. */
  failed: MongoError | undefined;
  private readonly engine: Engine;
  private readonly collection: Collection;
  private readonly settle: () => void;
  private from: Buffer;

  private constructor(engine: Engine, collection: Collection, indexes: readonly Index[]) {
    this.engine = engine;
    this.collection = collection;
    this.indexes = indexes;
    this.from = keyPrefix(collection.id, 0);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.settle = resolve;
  }

  /**
   * Only inside a commit, while no transaction has written into the collection: begins, and where the documents are few
   * ends as well. Throws, and leaves nothing, when the indexes cannot be built.
   */
  static start(engine: Engine, collection: Collection, indexes: readonly Index[]): IndexBuild {
    const build = new IndexBuild(engine, collection, indexes);
    collection.build = build;
    collection.nextIndexId = Math.max(collection.nextIndexId, ...indexes.map((index) => index.id + 1));
    // A transaction whose snapshot is older would not keep them.
    collection.changedAt = engine.commitNumber + 1;
    build.slice();
    if (build.isOpen) engine.catalog.save(collection);
    return build;
  }

  get isOpen(): boolean {
    return this.collection.build === this;
  }

  /** Resolves when the indexes are there and on disk. */
  async finish(): Promise<void> {
    while (this.isOpen) {
      await this.engine.change(() => this.slice(), this.collection);
    }
  }

  private slice(): void {
    const { engine, collection } = this;
    if (engine.catalog.find(collection.namespace) !== collection) {
      this.end();
      throw new MongoError(
        CODES.IndexBuildAborted,
        `Index build failed: ${collection.namespace} was dropped`,
      );
    }
    try {
      if (!this.fill(performance.now() + SLICE_MS)) return;
      if (this.failed !== undefined) throw this.failed;
    } catch (error) {
      this.end();
      dropIndexes(engine, collection, this.indexes);
      throw error;
    }
    this.end();
    collection.indexes = [...collection.indexes, ...this.indexes];
    // A transaction that began meanwhile has a snapshot in which they are not whole.
    collection.changedAt = engine.commitNumber + 1;
    engine.catalog.save(collection);
  }

  private end(): void {
    this.collection.build = undefined;
    this.settle();
  }

  /** Indexes the documents that follow, for a while; true when it has met them all. */
  private fill(untilMs: number): boolean {
    const { environment } = this.engine;
    const end = keyPrefix(this.collection.id, 1);
    for (;;) {
      if (this.failed !== undefined) return true;
      const chunk = environment.range(this.from, end, false, CHUNK);
      for (const { key, value } of chunk) this.add(key.subarray(6), value);
      const last = chunk[chunk.length - 1];
      if (last === undefined || chunk.length < CHUNK) return true;
      this.from = Buffer.concat([last.key, Buffer.from([0])]);
      if (performance.now() > untilMs) return false;
    }
  }

  private add(idKey: Buffer, bytes: Uint8Array): void {
    const { engine, collection } = this;
    const document = decode(bytes);
    for (const index of this.indexes) {
      for (const entry of entriesOf(collection, document, idKey, index)) {
        if (index.unique) {
          const holder = engine.environment.get(entry.bytes);
          if (holder !== undefined && Buffer.compare(holder, idKey) !== 0)
            throw new DuplicateKeyError(collection, index, entry.key.values);
          // For transactions with an older snapshot, who do not see the entry.
          engine.locks.committed([entry.bytes.toString('latin1')], engine.commitNumber + 1);
        }
        engine.environment.put(entry.bytes, idKey);
      }
    }
  }
}
