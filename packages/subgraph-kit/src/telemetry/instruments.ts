import type { MeterProvider } from '@opentelemetry/sdk-metrics';
import { type CounterName, type GaugeName, type HistogramName, metrics } from './metrics.ts';
import type { Backend } from './telemetry.ts';

type Meter = ReturnType<MeterProvider['getMeter']>;

/** Seconds; the SDK's own boundaries are meant for milliseconds. */
const DURATION_BOUNDARIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The instruments of the metrics, each made when it is first used. */
export function createInstruments(meter: Meter): Pick<Backend, 'count' | 'measure' | 'gauge'> {
  const counters = new Map<CounterName, ReturnType<Meter['createCounter']>>();
  const histograms = new Map<HistogramName, ReturnType<Meter['createHistogram']>>();
  const gauges = new Map<GaugeName, ReturnType<Meter['createGauge']>>();
  return {
    count(name, by, facts) {
      const { unit, is } = metrics[name];
      const counter = counters.get(name) ?? meter.createCounter(name, { unit, description: is });
      counters.set(name, counter);
      counter.add(by, facts);
    },
    measure(name, value, facts) {
      const { unit, is } = metrics[name];
      const histogram =
        histograms.get(name) ??
        meter.createHistogram(name, {
          unit,
          description: is,
          advice: { explicitBucketBoundaries: DURATION_BOUNDARIES },
        });
      histograms.set(name, histogram);
      histogram.record(value, facts);
    },
    gauge(name, value, facts) {
      const { unit, is } = metrics[name];
      const instrument = gauges.get(name) ?? meter.createGauge(name, { unit, description: is });
      gauges.set(name, instrument);
      instrument.record(value, facts);
    },
  };
}
