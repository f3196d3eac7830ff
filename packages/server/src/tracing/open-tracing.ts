import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { EchoError, type Labels, type Step } from '@echotune/data';
import { type Context, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { version } from '../version.ts';
import { within } from '../within.ts';
import type { Tracing } from './tracing.ts';

export interface TracingOptions {
  /** Of an OpenTelemetry collector, e.g. http://127.0.0.1:4318; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  /** The share of traces that is kept, 0 … 1, where nobody who asks has decided it. */
  readonly ratio: number;
}

const sendMs = 2_000;

/**
 * Traces by OpenTelemetry, sent as OTLP over HTTP: names, durations and the labels that code gives, nothing of any
 * request. Headers for the collector are what the exporter reads of OTEL_EXPORTER_OTLP_HEADERS. Nothing is registered
 * globally.
 */
export function openTracing({ endpoint, ratio }: TracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: sendMs });
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.name': 'echotune',
        'service.version': version,
        'service.instance.id': randomUUID(),
      }),
    ),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('echotune', version);
  const current = new AsyncLocalStorage<Context>();
  const here = () => current.getStore() ?? ROOT_CONTEXT;
  const quietly = (work: Promise<void>) => within(sendMs, work).catch(() => {});
  return {
    span: (name, work, labels = {}) => {
      const context = here();
      const span = tracer.startSpan(name, { attributes: named(labels) }, context);
      return current.run(trace.setSpan(context, span), async () => {
        try {
          return await work(stepOf(span));
        } catch (cause) {
          fail(span, cause instanceof EchoError ? cause.code : 'internal');
          throw cause;
        } finally {
          span.end();
        }
      });
    },
    begin: (name, traceparent, run) => {
      const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
      const context = parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
      const span = tracer.startSpan(name, {}, context);
      const end = (labels: Labels, isFailed: boolean) => {
        span.setAttributes(labels);
        if (isFailed) fail(span);
        span.end();
      };
      current.run(trace.setSpan(context, span), () => run({ end }));
    },
    flush: () => quietly(provider.forceFlush()),
    close: () => quietly(provider.shutdown()),
  };
}

function fail(span: Span, code?: string): void {
  if (code !== undefined) span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function stepOf(span: Span): Step {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    note: (labels) => void span.setAttributes(named(labels)),
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
  };
}

/** Our own labels in a space of their own, as OpenTelemetry asks. */
function named(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [`echotune.${name}`, value]),
  );
}
