import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SYSTEM_ACTOR } from '#kernel';
import { Database } from '#platform';
import { Access } from '../access/index.js';
import { Metrics } from './metrics.js';

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

@Controller()
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** For load balancers: 200 while the database answers, 503 otherwise. Tells nothing else. */
  @Get(['health', 'api/v1/health'])
  @Access.public()
  async health(@Res({ passthrough: true }) response: Response): Promise<{ status: 'up' | 'down' }> {
    const isUp = await this.database
      .read(SYSTEM_ACTOR, (tx) => tx.query('SELECT 1'))
      .then(
        () => true,
        () => false,
      );
    response.status(isUp ? 200 : 503);
    return { status: isUp ? 'up' : 'down' };
  }

  /** Figures for Prometheus, readable on this machine only: behind a proxy the collector asks the process itself. */
  @Get(['metrics', 'api/v1/metrics'])
  @Access.public()
  async figures(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined;
    if (isForwarded || !LOOPBACK.includes(request.socket.remoteAddress ?? '')) throw new NotFoundException();
    response.setHeader('Content-Type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
