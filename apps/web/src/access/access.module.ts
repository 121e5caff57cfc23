import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ApiFieldsPipe } from './api-fields.pipe.js';
import { PageAnswerInterceptor } from './page-answer.interceptor.js';
import { REAL_TIME, type RealTime } from './real-time.js';
import { Visitors } from './visitors.js';

/** Puts the guard before every route and the answers behind it. */
@Module({})
export class AccessModule {
  static with(realTime: RealTime): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        Visitors,
        { provide: REAL_TIME, useValue: realTime },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: PageAnswerInterceptor },
        { provide: APP_PIPE, useClass: ApiFieldsPipe },
      ],
      exports: [Visitors, REAL_TIME],
    };
  }
}
