import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { currentAsker } from '../../asker.js'
import { canAnswer } from '../../readiness.js'
import type { AnswerCache } from './answer-cache.js'
import type { Admission } from '../admission/admission.js'
import { TimtinError } from '../../errors.js'
import type { Figures, WebParts } from '../parts.js'

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/** Headers that proxies add. */
const signsOfProxies = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

const none: Figures = { droppedLogLines: () => 0, crawled: () => new Map() }

/** Counts and times requests, and serves the figures to the local machine only. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly durations = new Histogram({
    name: 'timtin_http_request_duration_seconds',
    help: 'Time from request to answered response',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  })

  private readonly archiveTimes = new Histogram({
    name: 'timtin_archive_seconds',
    help: 'Time that the archive worked for a request, without waiting; kept answers cost none',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers: [this.registry],
  })

  constructor(
    { search, readiness, figures = none, clock }: Pick<WebParts, 'search' | 'readiness' | 'figures' | 'clock'>,
    admission: Admission,
    cache: AnswerCache,
  ) {
    collectDefaultMetrics({ register: this.registry })
    let served = { generation: '', since: 0 }
    new Gauge({
      name: 'timtin_index_changed_timestamp_seconds',
      help: 'When the index that is served was seen to change, by these figures',
      registers: [this.registry],
      async collect() {
        const generation = await search.status().then(
          (status) => status.generation ?? served.generation,
          () => served.generation,
        )
        if (generation !== served.generation) served = { generation, since: clock() / 1000 }
        this.set(served.since)
      },
    })
    new Gauge({
      name: 'timtin_index_lag',
      help: 'Changes of the store that are not in the index yet',
      registers: [this.registry],
      collect() {
        this.set(readiness().lag ?? NaN)
      },
    })
    new Gauge({
      name: 'timtin_ready',
      help: 'Whether the site can answer for the archive: 1 or 0, as /readyz',
      registers: [this.registry],
      collect() {
        this.set(canAnswer(readiness()) ? 1 : 0)
      },
    })
    new Counter({
      name: 'timtin_crawled_total',
      help: 'Addresses that followed sources announced, by what became of them',
      labelNames: ['outcome'],
      registers: [this.registry],
      collect() {
        this.reset()
        for (const [outcome, count] of figures.crawled()) this.inc({ outcome }, count)
      },
    })
    new Counter({
      name: 'timtin_refused_requests_total',
      help: 'Requests turned away because too many were waiting',
      registers: [this.registry],
      collect() {
        this.reset()
        this.inc(admission.refused)
      },
    })
    new Counter({
      name: 'timtin_kept_answers_total',
      help: 'Requests answered with what was kept of earlier ones',
      registers: [this.registry],
      collect() {
        this.reset()
        this.inc(cache.hits)
      },
    })
    new Counter({
      name: 'timtin_dropped_log_lines_total',
      help: 'Lines of the log that could not be written',
      registers: [this.registry],
      collect() {
        this.reset()
        this.inc(figures.droppedLogLines())
      },
    })
    new Gauge({
      name: 'timtin_requests',
      help: 'Requests that are being answered, and that wait for their turn',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        this.set({ state: 'active' }, admission.state.active)
        this.set({ state: 'waiting' }, admission.state.waiting)
      },
    })
    new Gauge({
      name: 'timtin_articles',
      help: 'Articles in the served index',
      registers: [this.registry],
      async collect() {
        // The other figures are wanted even when the archive does not answer.
        await search.status().then(
          ({ articles }) => this.set(articles),
          () => this.set(NaN),
        )
      },
    })
  }

  /**
   * Times every request under its route's pattern, not its address, which would create a time series for each article.
   */
  readonly observe: RequestHandler = (request, response, next) => {
    const stop = this.durations.startTimer()
    const asker = currentAsker()
    response.once('finish', () => {
      const pattern: unknown = request.route?.path
      const route = typeof pattern === 'string' ? `${request.baseUrl}${pattern}` : 'none'
      stop({ method: request.method, route, status: String(response.statusCode) })
      if (asker !== undefined && asker.spent > 0) this.archiveTimes.observe({ route }, asker.spent / 1000)
    })
    next()
  }

  /**
   * Serves the figures. Behind a proxy on the same machine every visitor looks local, so forwarded requests are
   * refused.
   */
  readonly show: RequestHandler = async (request, response) => {
    if (
      signsOfProxies.some((name) => request.headers[name] !== undefined) ||
      !loopback.test(request.socket.remoteAddress ?? '')
    ) {
      throw new TimtinError(
        'not-found',
        'no-such-page',
        'Metrics are for this machine only.',
        '/metrics',
        'Ask from localhost.',
      )
    }
    response.type(this.registry.contentType).send(await this.registry.metrics())
  }
}
