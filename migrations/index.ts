import { PlatformBase20261101000000 } from './20261101000000-platform-base.js';
import { PlatformInstallation20261101000100 } from './20261101000100-platform-installation.js';
import { OutboxJobs20261102000000 } from './20261102000000-outbox-jobs.js';
import { AuditChain20261102000100 } from './20261102000100-audit-chain.js';
import { MailMessages20261102000200 } from './20261102000200-mail-messages.js';
import { IdentityAccounts20261103000000 } from './20261103000000-identity-accounts.js';
import { DistrictsRegister20261104000000 } from './20261104000000-districts-register.js';
import { ProgrammesTerms20261104010000 } from './20261104010000-programmes-terms.js';
import { ApplicationsCases20261104020000 } from './20261104020000-applications-cases.js';
import { BudgetLedger20261104030000 } from './20261104030000-budget-ledger.js';
import { AwardsCapLedger20261104040000 } from './20261104040000-awards-cap-ledger.js';
import { NoticesRegister20261104050000 } from './20261104050000-notices-register.js';
import { ApplicationsWorklistSorts20261123000000 } from './20261123000000-applications-worklist-sorts.js';
import { NoticesCourtOutcome20261123010000 } from './20261123010000-notices-court-outcome.js';
import { PlatformIdempotencyVisible20261123020000 } from './20261123020000-platform-idempotency-visible.js';
import { DisbursementsBankAccounts20261124000000 } from './20261124000000-disbursements-bank-accounts.js';
import { DisbursementsPaymentRequests20261124010000 } from './20261124010000-disbursements-payment-requests.js';
import { ProgrammesNoticeSubject20261124010000 } from './20261124010000-programmes-notice-subject.js';
import { PlatformWriteRights20261123100000 } from './20261123100000-platform-write-rights.js';
import { AwardsBookedWhole20261123110000 } from './20261123110000-awards-booked-whole.js';
import { DisbursementsWriteRights20261124900000 } from './20261124900000-disbursements-write-rights.js';
import { DisbursementsPaymentRuns20261124020000 } from './20261124020000-disbursements-payment-runs.js';
import { AwardsVersions20261127100000 } from './20261127100000-awards-versions.js';
import { ProgrammesBaseRates20261127120000 } from './20261127120000-programmes-base-rates.js';
import { BudgetYearLife20261127180000 } from './20261127180000-budget-year-life.js';
import { BodiesRegister20261127160000 } from './20261127160000-bodies-register.js';
import { BodiesVotes20261127160100 } from './20261127160100-bodies-votes.js';
import { MailCalendar20261127160200 } from './20261127160200-mail-calendar.js';
import { AwardsOverBudgetYears20261127180100 } from './20261127180100-awards-over-budget-years.js';
import { NetworkRegisters20261127161000 } from './20261127161000-network-registers.js';
import { AwardsPublicSums20261127161100 } from './20261127161100-awards-public-sums.js';
import { EventsRegistrations20261127161200 } from './20261127161200-events-registrations.js';
import { AwardsVersionsInTurn20261127100050 } from './20261127100050-awards-versions-in-turn.js';
import { AwardsChangeRequests20261127100100 } from './20261127100100-awards-change-requests.js';
import { UseReportsBase20261127110000 } from './20261127110000-use-reports-base.js';
import { EnquiriesRoom20261127140000 } from './20261127140000-enquiries-room.js';
import { EnquiriesApart20261127140100 } from './20261127140100-enquiries-apart.js';
import { AwardsLeadBodies20261127141000 } from './20261127141000-awards-lead-bodies.js';
import { ApplicationsSavedViews20261127170000 } from './20261127170000-applications-saved-views.js';
import { IdentityRolesKnown20261127170100 } from './20261127170100-identity-roles-known.js';
import { PartnershipsFunds20261127150000 } from './20261127150000-partnerships-funds.js';
import { PartnershipsProjects20261127150100 } from './20261127150100-partnerships-projects.js';
import { NoticesOfMunicipalities20261127150200 } from './20261127150200-notices-of-municipalities.js';
import { NetworkScope20261127169000 } from './20261127169000-network-scope.js';
import { PartnershipsPublic20261127169100 } from './20261127169100-partnerships-public.js';
import { PlatformLands20261128140000 } from './20261128140000-platform-lands.js';
import { ReportsOwnReports20261127180200 } from './20261127180200-reports-own-reports.js';
import { SettlementCases20261127120100 } from './20261127120100-settlement-cases.js';
import { SettlementClaims20261127120200 } from './20261127120200-settlement-claims.js';
import { DisbursementsPaidWithinGrant20261127130000 } from './20261127130000-disbursements-paid-within-grant.js';
import { NoticesOfALand20261128150000 } from './20261128150000-notices-of-a-land.js';
import { BodiesNoPartialResults20261129070100 } from './20261129070100-bodies-no-partial-results.js';
import { UseReportsQuestionDeadlines20261129150000 } from './20261129150000-use-reports-question-deadlines.js';
import { AwardsChangeApprovals20261129070400 } from './20261129070400-awards-change-approvals.js';
import { AwardsOpenData20261129120000 } from './20261129120000-awards-open-data.js';
import { AwardsPublisherWords20261129120100 } from './20261129120100-awards-publisher-words.js';
import { NetworkRevisions20261129140000 } from './20261129140000-network-revisions.js';
import { EventsVersions20261129140100 } from './20261129140100-events-versions.js';
import { SettlementApprovals20261129140200 } from './20261129140200-settlement-approvals.js';
import { NoticesCoordination20261129140300 } from './20261129140300-notices-coordination.js';
import { MailOfALand20261129070300 } from './20261129070300-mail-of-a-land.js';
import { PartnershipsCoordination20261129070200 } from './20261129070200-partnerships-coordination.js';
import { NetworkAwardsOfALand20261129070000 } from './20261129070000-network-awards-of-a-land.js';
import { ReportsOfALand20261128160000 } from './20261128160000-reports-of-a-land.js';
import { AwardsApprovalsOfTheEdition20261129160000 } from './20261129160000-awards-approvals-of-the-edition.js';
import { ApplicationsOpenAmounts20261130100000 } from './20261130100000-applications-open-amounts.js';
import { SettlementInterestAnew20261130500000 } from './20261130500000-settlement-interest-anew.js';
import { BudgetNamedMovements20261130500100 } from './20261130500100-budget-named-movements.js';
import { PartnershipsPublicProgramme20261130300000 } from './20261130300000-partnerships-public-programme.js';
import { NetworkReferencesEnd20261130300200 } from './20261130300200-network-references-end.js';
import { PartnershipsForwardedOnce20261130300100 } from './20261130300100-partnerships-forwarded-once.js';
import { MailSignedByItsLand20261130200000 } from './20261130200000-mail-signed-by-its-land.js';
import { SettlementEveryActApproved20261130200100 } from './20261130200100-settlement-every-act-approved.js';
import { AwardsPublicTranches20261130200300 } from './20261130200300-awards-public-tranches.js';

/** All migrations in the order in which they run. Merged ones are never edited. */
export const MIGRATIONS = [
  PlatformBase20261101000000,
  PlatformInstallation20261101000100,
  OutboxJobs20261102000000,
  AuditChain20261102000100,
  MailMessages20261102000200,
  IdentityAccounts20261103000000,
  DistrictsRegister20261104000000,
  ProgrammesTerms20261104010000,
  ApplicationsCases20261104020000,
  BudgetLedger20261104030000,
  AwardsCapLedger20261104040000,
  NoticesRegister20261104050000,
  ApplicationsWorklistSorts20261123000000,
  NoticesCourtOutcome20261123010000,
  PlatformIdempotencyVisible20261123020000,
  PlatformWriteRights20261123100000,
  AwardsBookedWhole20261123110000,
  DisbursementsBankAccounts20261124000000,
  DisbursementsPaymentRequests20261124010000,
  ProgrammesNoticeSubject20261124010000,
  DisbursementsWriteRights20261124900000,
  DisbursementsPaymentRuns20261124020000,
  AwardsVersions20261127100000,
  ProgrammesBaseRates20261127120000,
  BudgetYearLife20261127180000,
  BodiesRegister20261127160000,
  BodiesVotes20261127160100,
  MailCalendar20261127160200,
  AwardsOverBudgetYears20261127180100,
  NetworkRegisters20261127161000,
  AwardsPublicSums20261127161100,
  EventsRegistrations20261127161200,
  AwardsVersionsInTurn20261127100050,
  AwardsChangeRequests20261127100100,
  UseReportsBase20261127110000,
  EnquiriesRoom20261127140000,
  EnquiriesApart20261127140100,
  ApplicationsSavedViews20261127170000,
  IdentityRolesKnown20261127170100,
  PartnershipsFunds20261127150000,
  PartnershipsProjects20261127150100,
  NoticesOfMunicipalities20261127150200,
  NetworkScope20261127169000,
  PartnershipsPublic20261127169100,
  AwardsLeadBodies20261127141000,
  PlatformLands20261128140000,
  ReportsOwnReports20261127180200,
  SettlementCases20261127120100,
  SettlementClaims20261127120200,
  DisbursementsPaidWithinGrant20261127130000,
  NoticesOfALand20261128150000,
  ReportsOfALand20261128160000,
  NetworkAwardsOfALand20261129070000,
  BodiesNoPartialResults20261129070100,
  PartnershipsCoordination20261129070200,
  MailOfALand20261129070300,
  AwardsChangeApprovals20261129070400,
  AwardsOpenData20261129120000,
  AwardsPublisherWords20261129120100,
  NetworkRevisions20261129140000,
  EventsVersions20261129140100,
  SettlementApprovals20261129140200,
  NoticesCoordination20261129140300,
  UseReportsQuestionDeadlines20261129150000,
  AwardsApprovalsOfTheEdition20261129160000,
  MailSignedByItsLand20261130200000,
  SettlementEveryActApproved20261130200100,
  AwardsPublicTranches20261130200300,
  ApplicationsOpenAmounts20261130100000,
  SettlementInterestAnew20261130500000,
  BudgetNamedMovements20261130500100,
  PartnershipsPublicProgramme20261130300000,
  PartnershipsForwardedOnce20261130300100,
  NetworkReferencesEnd20261130300200,
];
