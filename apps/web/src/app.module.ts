import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, SystemClock, type Clock, type Settings } from '#platform';
import { AccessModule } from './access/access.module.js';
import { ApiModule } from './api/api.module.js';
import { AdministrationModule } from './administration/administration.module.js';
import { AuthorityModule } from './authority/authority.module.js';
import { FinanceModule } from './finance/finance.module.js';
import { CalculatorsModule } from './calculators/calculators.module.js';
import { ApplicantModule } from './applicant/applicant.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { DisbursementsModule } from './disbursements/disbursements.module.js';
import { GrantLifeModule } from './grant-life/grant-life.module.js';
import { EnquiriesModule } from './enquiries/enquiries.module.js';
import { HealthModule } from './health/health.module.js';
import { LegalModule } from './legal/legal.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { NetworkModule } from './network/network.module.js';
import { PartnershipsModule } from './partnerships/partnerships.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { PublicModule } from './public/public.module.js';
import { ReportsApiModule } from './api/reports/reports-api.module.js';
import { SettlementModule } from './settlement/settlement.module.js';
import { UseReportsModule } from './use-reports/use-reports.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** Everything the web process serves: one line per group of pages. */
@Module({})
export class AppModule {
  static with(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, clock),
        AccessModule.with(clock),
        // Prettier would join short lists: one line each keeps changes of several people apart.
        HealthModule,
        LegalModule,
        CalculatorsModule,
        SignInModule,
        AdministrationModule,
        NoticesModule,
        DisbursementsModule,
        ChangesModule,
        UseReportsModule,
        SettlementModule,
        GrantLifeModule,
        NetworkModule,
        PublicModule,
        PartnershipsModule,
        ProgrammesModule,
        ReportsApiModule,
        AuthorityModule,
        ApiModule,
        FinanceModule,
        EnquiriesModule,
        ApplicantModule,
      ],
    };
  }
}
