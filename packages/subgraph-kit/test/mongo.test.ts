import { describe, expect, it } from 'vitest';
import { databaseName } from '../src/index.ts';

describe('the name of a deployable’s database', () => {
  it.each([
    ['mongodb://localhost:27017', 'quad_budgets'],
    ['mongodb://a:1,b:2,c:3/?replicaSet=rs', 'quad_budgets'],
    ['mongodb+srv://user:secret@cluster.example.org/', 'quad_budgets'],
    ['mongodb://localhost/staging?replicaSet=rs', 'staging_budgets'],
    ['mongodb://a:1,b:2/lake%2Dside', 'lake-side_budgets'],
  ])('on %s is %s', (uri, name) => {
    expect(databaseName(uri, 'budgets')).toBe(name);
  });
});
