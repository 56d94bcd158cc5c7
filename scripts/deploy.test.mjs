import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { gatewayEnvShape } from '../apps/gateway/src/env.ts';
import { subgraphEnvShape } from '../packages/subgraph-kit/src/env.ts';
import { metrics } from '../packages/subgraph-kit/src/telemetry/metrics.ts';

const root = join(import.meta.dirname, '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const dashboards = readdirSync(join(root, 'deploy/dashboards')).map((file) => `deploy/dashboards/${file}`);
const rules = 'deploy/alerts/quad.rules.yaml';

/** The name of a metric in Prometheus, as the collector writes it. */
function inPrometheus([name, { kind, unit }]) {
  const base = name.replaceAll('.', '_');
  const suffix = { s: '_seconds', By: '_bytes' }[unit] ?? '';
  const whole = `${base}${suffix}`;
  if (kind === 'counter') return [`${whole}_total`];
  return kind === 'histogram' ? [`${whole}_bucket`, `${whole}_count`, `${whole}_sum`] : [whole];
}

const known = new Map(
  Object.entries(metrics).flatMap((metric) =>
    inPrometheus(metric).map((name) => [name, metric[1].by.map((by) => by.replaceAll('.', '_'))]),
  ),
);
/** What every series has, by the collector and by histograms. */
const everywhere = ['service_name', 'service_instance_id', 'le'];

/** Metrics and labels of an expression that nobody emits. */
function unknownIn(expression) {
  const bare = expression.replaceAll(/\bby \([^)]*\)/g, '');
  const names = bare.match(/\b(quad|http|db)_[a-z_]*(?=[{[)\s]|$)/g) ?? [];
  const used = names.filter((name) => known.has(name));
  const labels = [
    ...[...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) => list.split(/ *, */)),
    ...[...expression.matchAll(/([a-z_]+)(?==~?"|!=")/g)].map(([label]) => label),
  ];
  const allowed = new Set([...everywhere, ...used.flatMap((name) => known.get(name))]);
  const strange = names.filter((name) => !known.has(name));
  return [
    ...strange,
    ...labels.filter((label) => !allowed.has(label)),
    ...(used.length === 0 ? ['no metric'] : []),
  ];
}

describe('what is shown and watched', () => {
  it('finds a metric and a label that nobody emits', () => {
    expect(unknownIn('sum by (quad_side) (rate(quad_outbox_pending[5m]))')).toEqual(['quad_side']);
    expect(unknownIn('rate(quad_outbox_lost_total[5m])')).toEqual(['quad_outbox_lost_total', 'no metric']);
    expect(unknownIn('quad_outbox_pending{quad_act="x"}')).toEqual(['quad_act']);
  });

  it.each(dashboards)('%s shows only what is emitted', (file) => {
    const { uid, title, panels } = JSON.parse(read(file));
    expect([uid, title]).not.toContain(undefined);
    for (const panel of panels)
      for (const { expr } of panel.targets) expect(unknownIn(expr), `${panel.title}: ${expr}`).toEqual([]);
  });

  it('alerts only by what is emitted, and says what to do', () => {
    const alerts = parse(read(rules)).groups.flatMap((group) => group.rules);
    expect(alerts.length).toBeGreaterThan(5);
    for (const { alert, expr, annotations, labels } of alerts) {
      expect(unknownIn(expr), alert).toEqual([]);
      expect(annotations.summary, alert).toMatch(/\w/);
      expect(annotations.action, alert).toMatch(/\w/);
      expect(['page', 'ticket']).toContain(labels.severity);
    }
  });

  it('emits every metric of the table somewhere, and shows each', () => {
    const sources = spawnSync('git', ['grep', '-lE', "(count|measure|gauge)\\($|(count|measure|gauge)\\('"], {
      cwd: root,
      encoding: 'utf8',
    }).stdout;
    const text = sources
      .split('\n')
      .filter((file) => /\/src\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
      .map((file) => read(file))
      .join('\n');
    const shown = dashboards.map((file) => read(file)).join('\n');
    for (const metric of Object.entries(metrics)) {
      expect(text, 'emitted').toMatch(
        new RegExp(`(count|measure|gauge)\\(\\s*'${metric[0].replaceAll('.', '\\.')}'`),
      );
      expect(
        inPrometheus(metric).some((name) => shown.includes(name)),
        metric[0],
      ).toBe(true);
    }
  });
});

describe('the containers', () => {
  const containers = readdirSync(join(root, 'deploy/containers')).map((file) => file.split('.')[0]);

  it('carry the revisions of the build where there is a schema, and nowhere else', () => {
    const stamped = containers.filter((name) =>
      /^COPY schema-revisions\.json /m.test(read(`deploy/containers/${name}.Containerfile`)),
    );
    // The registry is the subgraph `platform`.
    expect(stamped.sort()).toEqual(['registry', 'subgraph']);
  });

  it('are built after the stamp, which names every schema of the checkout', () => {
    const [, build] = /## Build\n\n```\n([\s\S]*?)```/.exec(read('deploy/README.md'));
    const steps = build.split('\n').map((line) => line.split('#')[0].trim());
    expect(steps.findIndex((step) => step === 'npx quad schema stamp')).toBeLessThan(
      steps.findIndex((step) => step.startsWith('docker build')),
    );
    const said = spawnSync(
      process.execPath,
      [join(root, 'packages/cli/src/main.ts'), 'schema', 'stamp', '--revision', '418'],
      { cwd: root, encoding: 'utf8' },
    );
    const file = join(root, 'schema-revisions.json');
    try {
      expect(said.status, said.stderr).toBe(0);
      const stamp = JSON.parse(readFileSync(file, 'utf8'));
      const subgraphs = readdirSync(join(root, 'subgraphs')).filter((name) => /^[a-z]+$/.test(name));
      expect(Object.keys(stamp).sort()).toEqual(['platform', ...subgraphs].sort());
      for (const { revision, hash } of Object.values(stamp)) {
        expect(revision).toBe(418);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
      }
    } finally {
      rmSync(file, { force: true });
    }
  }, 120_000);
});

describe('the chart', () => {
  const values = parse(read('deploy/chart/quad/values.yaml'));
  const template = read('deploy/chart/quad/templates/deployments.yaml');
  const shapes = new Map([
    ['gateway', gatewayEnvShape.shape],
    ...['cohorts', 'scheduling', 'pathways', 'budgets'].map((name) => [name, subgraphEnvShape.shape]),
  ]);
  beforeAll(async () => {
    // These read the environment when they are loaded.
    const needed = {
      MONGODB_URI: 'x',
      QUAD_PRINCIPAL_JWKS: 'x',
      QUAD_GATEWAY_PROOF: 'x',
      QUAD_OPERATOR_JWKS: 'x',
    };
    const more = { QUAD_GATEWAY_URL: 'http://x', QUAD_SERVICE_KEY: 'x', QUAD_PUBLIC_URL: 'http://x' };
    const ofFiles = { QUAD_FILES_KEY: 'x', QUAD_FILES_JWKS: 'x' };
    for (const [name, value] of Object.entries({ ...needed, ...more, ...ofFiles })) vi.stubEnv(name, value);
    shapes.set('directory', (await import('../subgraphs/directory/src/env.ts')).directoryEnvShape.shape);
    shapes.set('registry', (await import('../apps/registry/src/env.ts')).registryEnvShape.shape);
    shapes.set('identity', (await import('../apps/identity/src/env.ts')).identityEnvShape.shape);
  });
  afterAll(() => vi.unstubAllEnvs());

  const containerOf = (name) =>
    read(
      `deploy/containers/${['gateway', 'registry', 'identity'].includes(name) ? name : 'subgraph'}.Containerfile`,
    );
  const inContainer = (name) => {
    const [, line] = /^ENV (.*)$/m.exec(containerOf(name));
    return Object.fromEntries(line.split(' ').map((pair) => pair.split('=')));
  };

  it('has every deployable of the checkout', () => {
    const subgraphs = readdirSync(join(root, 'subgraphs')).filter((name) => /^[a-z]+$/.test(name));
    expect(Object.keys(values.deployables).sort()).toEqual(
      ['gateway', 'identity', 'registry', ...subgraphs].sort(),
    );
  });

  it('sets only variables that the deployable reads, and all that it needs', () => {
    const byTemplate = {
      all: ['PORT', 'QUAD_DRAIN_MS', 'MONGODB_URI'],
      gateway: ['QUAD_INNER_PORT', 'QUAD_CLIENT_SECRET', 'QUAD_PUBLIC_URL'],
      identity: ['QUAD_PUBLIC_URL'],
    };
    for (const name of [...byTemplate.all, ...byTemplate.gateway])
      expect(template).toContain(`name: ${name}`);
    for (const [name, part] of Object.entries(values.deployables)) {
      const image = Object.keys(inContainer(name)).filter((variable) => variable !== 'NODE_ENV');
      const set = new Set([
        ...Object.keys({ ...values.sharedEnv, ...part.env }),
        ...byTemplate.all,
        ...(byTemplate[name] ?? []),
        ...image,
      ]);
      const shape = shapes.get(name);
      const unread = [...set].filter((variable) => !(variable in shape) && variable !== 'QUAD_DATA');
      expect(unread, `${name} does not read`).toEqual([]);
      const missing = Object.entries(shape)
        .filter(([, field]) => !field.safeParse(undefined).success)
        .map(([variable]) => variable)
        .filter((variable) => !set.has(variable));
      expect(missing, `${name} needs`).toEqual([]);
    }
  });

  it('gives the gateway values that it takes, and the prefixes that the subgraphs declare', () => {
    const { env } = values.deployables.gateway;
    const parsed = gatewayEnvShape.safeParse({
      ...values.sharedEnv,
      ...env,
      MONGODB_URI: 'x',
      QUAD_CLIENT_SECRET: 'x',
    });
    expect(parsed.error?.issues ?? []).toEqual([]);
    const subgraphs = parsed.data.QUAD_SUBGRAPHS;
    for (const name of readdirSync(join(root, 'subgraphs'))) {
      const manifest = readdirSync(join(root, 'subgraphs', name)).includes('manifest.json')
        ? JSON.parse(read(`subgraphs/${name}/manifest.json`))
        : { prefixes: [] };
      expect(subgraphs.get(name)?.prefixes, name).toEqual(manifest.prefixes);
    }
    for (const { baseUrl } of subgraphs.values())
      expect(new URL(baseUrl).port).toBe(String(values.ports.http));
  });

  it('probes what is served, on the ports that the containers listen on', () => {
    for (const path of ['/livez', '/readyz']) expect(template).toContain(`path: ${path}, port: http`);
    for (const name of Object.keys(values.deployables)) {
      const { PORT, QUAD_INNER_PORT } = inContainer(name);
      const exposed = /^EXPOSE (.*)$/m.exec(containerOf(name))[1].split(' ');
      expect(exposed, name).toEqual([PORT, QUAD_INNER_PORT].filter((port) => port !== undefined));
      expect(Number(PORT), name).toBe(values.ports.http);
      if (QUAD_INNER_PORT !== undefined) expect(Number(QUAD_INNER_PORT)).toBe(values.ports.inner);
    }
    // Draining and the ten seconds in which what is under way must end.
    expect(values.terminationGraceSeconds).toBeGreaterThan(values.drainSeconds + 10);
  });

  it('tells the collector where it listens', () => {
    const [collector] = parseAllDocuments(read('deploy/collector/otel-collector.yaml')).map((one) =>
      one.toJS(),
    );
    const { endpoint } = collector.receivers.otlp.protocols.http;
    expect(new URL(values.sharedEnv.OTEL_EXPORTER_OTLP_ENDPOINT).port).toBe(endpoint.split(':')[1]);
    for (const pipeline of Object.values(collector.service.pipelines))
      for (const exporter of pipeline.exporters) expect(collector.exporters).toHaveProperty([exporter]);
  });

  it('finds at /keys the files that are made for it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quad-keys-'));
    try {
      const made = spawnSync(process.execPath, [join(root, 'scripts/keys.mjs'), folder], {
        encoding: 'utf8',
      });
      expect(made.status, made.stderr).toBe(0);
      const files = readdirSync(join(folder, 'keys'));
      const named = Object.values(values.deployables)
        .flatMap(({ env }) => Object.values(env))
        .flatMap((value) => /^\/keys\/(.*)$/.exec(value)?.[1] ?? []);
      expect(named.filter((file) => !files.includes(file))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('copies into containers only what builds make or the checkout has', () => {
    const copied = ['gateway', 'registry', 'identity', 'subgraph'].flatMap((name) =>
      [...read(`deploy/containers/${name}.Containerfile`).matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from]) =>
        from.split(' '),
      ),
    );
    const built = ['apps/gateway/dist', 'apps/registry/dist', 'apps/identity/dist', 'apps/portal/dist'];
    const allowed = [...built, 'LICENSE', 'NOTICE', 'schema-revisions.json'];
    const ofSubgraph = /^subgraphs\/\$\{SUBGRAPH\}\/dist$/;
    expect(copied.filter((path) => !allowed.includes(path) && !ofSubgraph.test(path))).toEqual([]);
  });
});
