import { expect, it } from 'vitest';
import { mappingsOf } from './mapped-pages.ts';

const MAPS = `00400000-004a0000 r-xp 00000000 08:01 1 /usr/bin/node
7f0000000000-7f0000100000 r--s 00000000 08:01 2                          /data/db/quad.mdb
7f0000200000-7f0000201000 rw-s 00000000 08:01 3                          /data/db/quad.mdb-lock
7f0000300000-7f0000301000 rw-p 00000000 00:00 0
7f1000000000-7f1000010000 r--s 00000000 08:01 2                          /data/db/quad.mdb
7f2000000000-7f2000010000 r--p 00000000 08:01 2                          /data/db/quad.mdb
`;

it('finds the shared, read-only mappings of the one file and no other', () => {
  expect(mappingsOf(MAPS, '/data/db/quad.mdb')).toEqual([
    { address: 0x7f0000000000n, length: 0x100000n },
    { address: 0x7f1000000000n, length: 0x10000n },
  ]);
});
