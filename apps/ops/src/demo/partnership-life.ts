import { seatsOf, voteOfSubject, castByLink, closeDueVotes } from '#bodies';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor } from '#kernel';
import { renderIssuedNotice, retrieveNotice } from '#notices';
import {
  acceptDecision,
  applyByForm,
  askCompletion,
  associationActor,
  confirmForm,
  findProject,
  goWithoutRecommendation,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  prepareSettlement,
  recordLocalPayment,
  recordRecommendation,
  recordRepayment,
  requestLocalPayment,
  signLocalDecision,
  signSettlement,
  submitProof,
  withdrawProject,
  type FundCode,
  type LocalDecision,
} from '#partnerships';
import type { Database, FileStore, FixedClock } from '#platform';
import { dayOfScript, formOf, type DemoProject } from './partnership-forms.js';
import { mustSucceed } from './scene.js';

export interface LocalStage {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: FixedClock;
  readonly today: CalendarDate;
}

export interface LocalPlace {
  readonly partnershipId: string;
  /** Frame of a year. */
  readonly frames: ReadonlyMap<number, string>;
  readonly editor: Actor;
  readonly signatory: Actor;
  readonly city: string;
  readonly allianceId: string | null;
  readonly youthForumId: string | null;
  readonly fundOf: (project: DemoProject) => FundCode;
}

const ORDER: readonly DemoProject['until'][] = [
  'RECEIVED',
  'INCOMPLETE',
  'CHECKED',
  'IN_VOTE',
  'VOTED',
  'PREPARED',
  'APPROVED',
  'RUNNING',
  'PAID',
  'PROVED',
  'REPAYMENT_DUE',
  'SETTLED',
];
const reaches = (project: DemoProject, state: DemoProject['until']): boolean =>
  ORDER.indexOf(project.until) >= ORDER.indexOf(state) ||
  (project.until === 'REJECTED' && ORDER.indexOf(state) <= ORDER.indexOf('PREPARED'));

const NOON_MS = 11 * 3_600_000;
const at = (day: CalendarDate, hours = 0): Date =>
  new Date(Date.parse(`${day.toString()}T00:00:00Z`) + NOON_MS + hours * 3_600_000);

/** Plays one local project as far as its script says, each act on its day and by the person who has the role. */
export async function playLocalProject(
  stage: LocalStage,
  place: LocalPlace,
  demo: DemoProject,
  number: number,
): Promise<void> {
  const { database, clock, today } = stage;
  const applied = dayOfScript(demo.appliedAt, today);
  clock.moveTo(at(applied));
  const application = formOf(demo, number, place.city, today);
  const frameId = place.frames.get(application.startsOn.year) ?? '';
  const where = {
    partnershipId: place.partnershipId,
    frameId,
    fundCode: place.fundOf(demo),
    address: `demo-${demo.title}`,
    trap: '',
  };
  mustSucceed(first(await applyByForm(database, { ...where, application })));
  const { projectId } = mustSucceed(
    await confirmForm(database, await secretMailed(database, application.contactEmail)),
  );
  const association = associationActor({ id: projectId, applicantName: application.applicantName });
  if (demo.until === 'WITHDRAWN') return void mustSucceed(await withdrawProject(database, association, projectId));
  if (demo.until === 'RECEIVED') return;
  clock.moveTo(at(applied, 20));
  if (demo.until === 'INCOMPLETE')
    return void mustSucceed(
      await askCompletion(database, place.editor, {
        projectId,
        reason: 'Bitte beschreiben Sie, wer die Workshops leitet.',
      }),
    );
  mustSucceed(await passCheck(database, place.editor, projectId));
  if (!reaches(demo, 'IN_VOTE')) return;
  const votedOn = await recommend(stage, place, demo, { projectId, applied });
  if (!reaches(demo, 'PREPARED')) return;
  await decide(stage, place, demo, { projectId, association, day: votedOn });
}

/** Whom the rules of the fund ask; null for urgent cases and for funds without a body. */
function bodyAsked(place: LocalPlace, demo: DemoProject): string | null {
  if (demo.until !== 'IN_VOTE' && demo.appliedAt.startsWith('T')) return null;
  const fund = place.fundOf(demo);
  if (fund === 'JUGENDFONDS') return place.youthForumId;
  return fund === 'AKTIONSFONDS' || fund === 'WEITERLEITUNG' ? place.allianceId : null;
}

async function recommend(
  { database, clock, today }: LocalStage,
  place: LocalPlace,
  demo: DemoProject,
  { projectId, applied }: { readonly projectId: string; readonly applied: CalendarDate },
): Promise<CalendarDate> {
  const body = bodyAsked(place, demo);
  if (body === null) {
    mustSucceed(
      await goWithoutRecommendation(database, place.editor, {
        projectId,
        reason: 'Eilfall: Die nächste Sitzung liegt nach dem Beginn.',
      }),
    );
    return applied.plusDays(2);
  }
  const opened = demo.until === 'IN_VOTE' ? today.plusDays(-11) : applied.plusDays(1);
  clock.moveTo(at(opened, 10));
  const seats = await database.read(place.editor, (tx) => seatsOf(tx, body));
  const interested = seats.find(
    ({ organisation }) => organisation === (demo.applicant.includes('Sport') ? 'Sport' : 'Kultur und Bildung'),
  );
  const recusedSeats = interested
    ? [{ seatId: interested.id, reason: 'gehört dem Vorstand des antragstellenden Vereins an' }]
    : [];
  mustSucceed(
    await openRecommendation(database, place.editor, {
      projectId,
      mode: 'ONLINE',
      day: opened.plusDays(14),
      recusedSeats,
    }),
  );
  const isAgainst = demo.until === 'REJECTED';
  const choices = isAgainst
    ? (['NO', 'NO', 'NO', 'NO', 'NO', 'YES', 'NO', 'NO'] as const)
    : (['YES', 'YES', 'YES', 'NO', 'YES', 'YES', 'ABSTAIN', 'YES', 'YES'] as const);
  const vote = await database.read(SYSTEM_ACTOR, (tx) => voteOfSubject(tx, { kind: 'LOCAL_PROJECT', id: projectId }));
  const links = await ballotLinks(database, vote?.voteId ?? '');
  for (const [index, choice] of choices.slice(0, links.length).entries())
    mustSucceed(await castByLink(database, { secret: links[index] ?? '', choice }));
  if (demo.until === 'IN_VOTE') return opened;
  clock.moveTo(at(opened.plusDays(15)));
  await closeDueVotes(database, SYSTEM_ACTOR);
  mustSucceed(await recordRecommendation(database, place.editor, projectId));
  return opened.plusDays(15);
}

interface Underway {
  readonly projectId: string;
  readonly association: Actor;
  readonly day: CalendarDate;
}

async function decide(
  stage: LocalStage,
  place: LocalPlace,
  demo: DemoProject,
  { projectId, association, day }: Underway,
): Promise<void> {
  const { database, clock, today } = stage;
  clock.moveTo(at(day, 4));
  const isAward = demo.until !== 'REJECTED';
  const decision: LocalDecision = {
    kind: isAward ? 'AWARD' : 'REJECTION',
    form: !isAward ? null : demo.grantCents > 100_000 ? 'NOTICE' : 'AGREEMENT',
    amountCents: isAward ? demo.grantCents : null,
    financingType: 'DEFICIT',
    periodFrom: dayOfScript(demo.startsOn, today).toString(),
    periodTo: dayOfScript(demo.endsOn, today).toString(),
    reasons: isAward ? [] : ['Das Bündnis empfiehlt, die Mittel für Projekte mit mehr Bildungsanteil zu verwenden.'],
    deviationReason: '',
  };
  mustSucceed(await prepareLocalDecision(database, place.editor, { projectId, decision }));
  if (demo.until === 'PREPARED') return;
  clock.moveTo(at(day, 8));
  const { noticeId } = mustSucceed(await signLocalDecision(database, place.signatory, projectId));
  await renderIssuedNotice(database, stage.files, SYSTEM_ACTOR, noticeId);
  if (!isAward || demo.until === 'APPROVED') return;
  clock.moveTo(at(day.plusDays(3)));
  if (decision.form === 'NOTICE') mustSucceed(await retrieveNotice(database, association, noticeId));
  const accepted = { projectId, acceptedOn: day.plusDays(3), waived: decision.form === 'NOTICE' };
  mustSucceed(await acceptDecision(database, place.editor, accepted));
  if (reaches(demo, 'PAID')) await payAndProve(stage, place, demo, { projectId, association, day: day.plusDays(5) });
}

async function payAndProve(
  stage: LocalStage,
  place: LocalPlace,
  demo: DemoProject,
  { projectId, association, day }: Underway,
): Promise<void> {
  const { database, clock, today } = stage;
  clock.moveTo(at(day));
  const grant = Money.ofCents(demo.grantCents);
  const account = { holder: demo.applicant.slice(0, 60), iban: 'DE02120300000000202051' };
  mustSucceed(await requestLocalPayment(database, association, { projectId, amount: grant, ...account }));
  mustSucceed(await recordLocalPayment(database, place.editor, { projectId, paidOn: day }));
  if (!reaches(demo, 'PROVED')) return;
  const ends = dayOfScript(demo.endsOn, today);
  clock.moveTo(at(ends.plusDays(10)));
  const project = await database.read(place.editor, (tx) => findProject(tx, projectId));
  const own = project?.application.own ?? Money.ZERO;
  const spent = demo.until === 'SETTLED' ? grant.plus(own) : grant.plus(own).minus(Money.ofEuros(120));
  const half = Money.ofCents(spent.cents / 2n);
  const receipt = { invoicedOn: ends.plusDays(-5), paidOn: ends.plusDays(-2) };
  const receipts = [
    { ...receipt, number: '1', payee: 'Honorarkraft A', purpose: 'Workshops', amount: half },
    { ...receipt, number: '2', payee: 'Copyhaus Beispiel', purpose: 'Druck und Material', amount: spent.minus(half) },
  ];
  const report = 'Das Projekt fand wie geplant statt. 74 Menschen nahmen teil, mehr als die Hälfte zum ersten Mal.';
  mustSucceed(
    first(
      await submitProof(database, association, {
        projectId,
        proof: { report, participants: 74, own, thirdParty: Money.ZERO, receipts, confirmed: true },
      }),
    ),
  );
  if (demo.until === 'PROVED') return;
  clock.moveTo(at(ends.plusDays(20)));
  const note = demo.until === 'SETTLED' ? '' : 'Es wurden 120,00 EUR weniger ausgegeben als geplant.';
  mustSucceed(
    await prepareSettlement(database, place.editor, {
      projectId,
      recognised: { expenditure: spent, own, thirdParty: Money.ZERO },
      note,
    }),
  );
  clock.moveTo(at(ends.plusDays(21)));
  const { noticeId } = mustSucceed(await signSettlement(database, place.signatory, projectId));
  await renderIssuedNotice(database, stage.files, SYSTEM_ACTOR, noticeId);
  if (demo.until === 'REPAYMENT_DUE')
    mustSucceed(
      await recordRepayment(database, place.editor, {
        projectId,
        amount: Money.ofEuros(50),
        receivedOn: ends.plusDays(21),
      }),
    );
}

/** The demo reads the mails that it wrote itself. */
async function secretMailed(database: Database, to: string): Promise<string> {
  const [mail] = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ body_text: string }>(
      `SELECT body_text FROM mail.message WHERE template = 'local-confirm' AND to_address = $1 ORDER BY created_at DESC LIMIT 1`,
      [to],
    ),
  );
  return /bestaetigen\/([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
}

async function ballotLinks(database: Database, voteId: string): Promise<string[]> {
  const rows = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string }>(
      `SELECT substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)') AS secret FROM mail.message m JOIN bodies.vote_seat r
         ON r.token_hash = encode(sha256(convert_to(substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)'), 'UTF8')), 'hex')
       WHERE m.template = 'ballot-link' AND r.vote_id = $1 ORDER BY r.organisation, r.seat_id`,
      [voteId],
    ),
  );
  return rows.map(({ secret }) => secret);
}

const first = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }) =>
  result.ok ? result : { ok: false as const, refusal: { kind: JSON.stringify(result.refusal), facts: {} } };
