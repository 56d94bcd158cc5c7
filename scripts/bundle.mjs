// `node ../../scripts/bundle.mjs src/index.ts [src/other.ts …]` in the folder of a deployable writes `dist/`, which runs
// with Node alone: each of these as a program, and what it reads (schemas) and starts (workers) beside it.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

const folder = process.cwd();
const root = join(import.meta.dirname, '..');
const dist = join(folder, 'dist');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What dependencies use where it is installed; where it is not, they do without. */
const optional = new Set([
  '@aws-sdk/credential-providers',
  '@mongodb-js/zstd',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'snappy',
  'socks',
]);

const inModules = `${sep}node_modules${sep}`;
const isOurs = (id) => id.startsWith(root + sep) && !id.includes(inModules);
/** Where the checkout keeps compiled code; a bundle keeps it beside itself, where it may write there. */
const compiledCode = /import\.meta\.dirname,\s*'(?:\.\.\/)+node_modules\/\.cache\/[^']*',?\s*\)/g;
const besideItself = /new URL\(\s*'(\.[^']+)',\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Files that a module finds beside itself go along: folders and files under `assets/`, programs (workers) as programs.
 * Another way of finding a file would fail only when it runs, so it fails here.
 */
function takeAlong(programs) {
  return {
    name: 'take-along',
    async resolveId(id, importer, options) {
      if (!optional.has(id)) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      return found ?? { id, external: true };
    },
    transform(code, id) {
      if (!isOurs(id) || !code.includes('import.meta')) return null;
      const cached = code.replaceAll(compiledCode, "import.meta.dirname, '.cache')");
      let rest = cached.replaceAll("import.meta.dirname, '.cache')", '');
      const moved = cached.replaceAll(besideItself, (whole, path) => {
        rest = rest.replace(whole, '');
        const target = resolve(dirname(id), path);
        if (!existsSync(target)) this.error(`${id} names ${path}, which is not there.`);
        return `new URL('./${target.endsWith('.ts') ? program(this, target) : asset(target)}', import.meta.url)`;
      });
      if (/import\.meta\.(?!main\b)/.test(rest)) {
        this.error(
          `${id} finds a file in a way that a bundle cannot follow; write new URL('./x', import.meta.url).`,
        );
      }
      return { code: moved };
    },
  };

  function program(context, target) {
    const name = programs.get(target) ?? basename(target, '.ts');
    if (!programs.has(target)) {
      programs.set(target, name);
      context.emitFile({ type: 'chunk', id: target, fileName: `${name}.js` });
    }
    return `${name}.js`;
  }
}

function asset(target) {
  const place = `assets/${relative(root, target).replaceAll(sep, '-')}`;
  cpSync(target, join(dist, place), { recursive: true });
  return statSync(target).isDirectory() ? `${place}/` : place;
}

/** The licences of the packages that are in the bundle, which whoever passes it on has to pass on too. */
function licencesOf(moduleIds) {
  const packages = new Map();
  for (const id of moduleIds) {
    const at = id.lastIndexOf(inModules);
    if (at < 0) continue;
    const [first, second] = id.slice(at + inModules.length).split(sep);
    const name = first.startsWith('@') ? `${first}/${second}` : first;
    packages.set(name, join(id.slice(0, at), 'node_modules', name));
  }
  return [...packages]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, place]) => {
      const said = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
      const files = readdirSync(place).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
      const texts = files.filter((file) => statSync(join(place, file)).isFile());
      return [
        `${name} ${said.version} (${said.license ?? 'see below'})`,
        ...texts.map((file) => readFileSync(join(place, file), 'utf8').trim()),
      ].join('\n\n');
    });
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const programs = new Map(process.argv.slice(2).map((path) => [resolve(folder, path), basename(path, '.ts')]));
const bundle = await rolldown({
  input: Object.fromEntries([...programs].map(([path, name]) => [name, path])),
  platform: 'node',
  plugins: [takeAlong(programs)],
  onLog(level, log, tell) {
    // What dependencies do (eval, cycles) is theirs; what cannot be found is ours.
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    if (level === 'warn' && log.id !== undefined && isOurs(log.id)) tell(level, log);
  },
});
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  comments: false,
});
const chunks = output.filter(({ type }) => type === 'chunk');
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ type: 'module', version })}\n`);
writeFileSync(
  join(dist, 'LICENCES.txt'),
  `${licencesOf(chunks.flatMap(({ moduleIds }) => moduleIds)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
);
