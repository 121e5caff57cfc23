import { APPLICATION_LIFECYCLE, type ApplicationAction, type ApplicationStatus } from '#applications';
import type { GuardedStep } from '#awards';
import { hasRole, type Actor, type Refusal } from '#kernel';
import { roleWord } from '../../access/index.js';
import { sentenceOf } from '../../access/refusals/index.js';
import { actionWord } from '../../access/refusals/case-words.js';
import { enumeration } from '../../access/refusals/facts.js';
import type { AllowedAction, RefusedAction } from '../../layout/index.js';
import { ASSIGNERS, OFFICERS } from '../people.js';
import type { CaseScreen } from './case-screen.js';

/** Where each step happens: a page of its own, or at once. Steps of the applicant and of jobs are not here. */
const WAYS: Partial<Record<ApplicationAction, { readonly at: string; readonly isPage: boolean }>> = {
  'start-formal-check': { at: 'pruefung/beginnen', isPage: false },
  'complete-formal-check': { at: 'pruefung/abschliessen', isPage: false },
  'prepare-decision': { at: 'entscheidung', isPage: true },
  'send-to-review': { at: 'entscheidung/zur-zweitpruefung', isPage: false },
  'confirm-review': { at: 'entscheidung/bestaetigen', isPage: false },
  'return-decision': { at: 'entscheidung#zurueckgeben', isPage: true },
  sign: { at: 'entscheidung/zeichnen', isPage: false },
  'request-info': { at: 'nachfordern', isPage: true },
  'continue-without-answer': { at: 'ohne-antwort', isPage: false },
  'discard-decision': { at: 'entscheidung/verwerfen', isPage: false },
  'resume-check': { at: 'entscheidung/verwerfen', isPage: false },
};

/** Steps still ahead, named with their reason before their time has come. */
const AHEAD: Partial<Record<ApplicationStatus, readonly ApplicationAction[]>> = {
  SUBMITTED: ['complete-formal-check', 'prepare-decision'],
  FORMAL_CHECK: ['prepare-decision', 'send-to-review'],
  INFO_REQUESTED: ['complete-formal-check', 'prepare-decision'],
  MATERIAL_CHECK: ['send-to-review', 'sign'],
  DECISION_PREPARED: ['sign'],
  RETURNED: ['send-to-review', 'sign'],
};

const WHY_AHEAD: Partial<Record<ApplicationAction, string>> = {
  'complete-formal-check': 'erst wenn die formale Prüfung läuft.',
  'prepare-decision': 'erst nach Abschluss der formalen Prüfung.',
  'send-to-review': 'erst wenn eine Entscheidung vorbereitet ist.',
  sign: 'erst nach der Zweitprüfung.',
};

export interface CaseActions {
  readonly allowed: readonly AllowedAction[];
  readonly refused: readonly RefusedAction[];
}

/** The action column: every step of this state, allowed ones as buttons, the others with the reason of the rule that guards them. */
export function caseActions(screen: CaseScreen, actor: Actor): CaseActions {
  const { application } = screen.view;
  const base = `/vorgaenge/${application.id}`;
  const allowed: AllowedAction[] = [];
  const refused: RefusedAction[] = [];
  for (const action of actionsOfState(application.status)) {
    const way = WAYS[action];
    if (!way) continue;
    const reason = reasonAgainst(screen, actor, action);
    if (reason !== null) {
      refused.push({ label: actionWord(action), reason, ...moreAbout(screen, action) });
      continue;
    }
    const target = `${base}/${way.at}`;
    allowed.push(
      way.isPage
        ? { label: labelOf(action, application.status), href: target, ...modestLook(action, application.status) }
        : {
            label: actionWord(action),
            post: target,
            fields: { fassung: application.version },
            ...(['discard-decision', 'resume-check'].includes(action) ? { look: 'tertiary' as const } : {}),
          },
    );
  }
  for (const action of AHEAD[application.status] ?? []) {
    if (!refused.some(({ label }) => label === actionWord(action)))
      refused.push({
        label: actionWord(action),
        reason: reasonAhead(screen, actor, action),
        ...moreAbout(screen, action),
      });
  }
  if (!isClosed(application.status))
    refused.push({ label: 'Auszahlen', reason: 'erst wenn ein Bescheid bestandskräftig ist.' });
  return { allowed: [...allowed, ...alwaysPossible(screen, actor, base)], refused };
}

const isClosed = (status: ApplicationStatus): boolean => APPLICATION_LIFECYCLE.rowsFrom(status).length === 0;

/** In the order in which an officer takes them: the way forward first, discarding last. */
function actionsOfState(status: ApplicationStatus): ApplicationAction[] {
  const inTable = new Set(APPLICATION_LIFECYCLE.rowsFrom(status).map(({ action }) => action));
  const order: readonly ApplicationAction[] = [
    'start-formal-check',
    'complete-formal-check',
    'send-to-review',
    'sign',
    'confirm-review',
    'return-decision',
    'prepare-decision',
    'continue-without-answer',
    'request-info',
    'discard-decision',
    'resume-check',
  ];
  return order.filter((action) => inTable.has(action));
}

/** Null where the step is possible now. */
function reasonAgainst(screen: CaseScreen, actor: Actor, action: ApplicationAction): string | null {
  const { application } = screen.view;
  const rows = APPLICATION_LIFECYCLE.rowsFrom(application.status).filter((row) => row.action === action);
  if (!APPLICATION_LIFECYCLE.actionsFor(application.status, actor.roles).includes(action)) {
    const roles = [...new Set(rows.flatMap((row) => row.by))].map(roleWord);
    return `das darf nur die Rolle ${enumeration(roles, 'oder')}.`;
  }
  if (action === 'prepare-decision' && application.status === 'FORMAL_CHECK') return null;
  if (action === 'continue-without-answer') return stillWaiting(screen);
  return reasonsOf(screen.obstacles[action as GuardedStep] ?? []);
}

function stillWaiting({ view, today }: CaseScreen): string | null {
  const request = view.infoRequests.find(({ answeredAt }) => answeredAt === null);
  const until = request?.extendedTo ?? request?.deadline;
  return until && !today.isAfter(until) ? `der Kreis hat noch bis zum ${until.toGerman()} Zeit zu antworten.` : null;
}

function reasonAhead(screen: CaseScreen, actor: Actor, action: ApplicationAction): string {
  const early = WHY_AHEAD[action] ?? '';
  const known = reasonsOf(screen.obstacles[action as GuardedStep] ?? []);
  if (action === 'sign' && hasRole(actor, 'CASEWORKER'))
    return `${early} Sie bearbeiten den Vorgang und dürfen ihn nicht selbst zeichnen (Vier-Augen-Prinzip).`;
  return known ?? early;
}

const reasonsOf = (refusals: readonly Refusal[]): string | null =>
  refusals.length === 0 ? null : refusals.map(sentenceOf).join(' ');

/** Where the room does not suffice, the decision page names the ways out. */
function moreAbout({ obstacles, view }: CaseScreen, action: ApplicationAction): Pick<RefusedAction, 'more'> {
  const isOverCap = obstacles[action as GuardedStep]?.some(({ kind }) => kind === 'cap-exceeded');
  if (!isOverCap || !['DECISION_PREPARED', 'RETURNED'].includes(view.application.status)) return {};
  return { more: { href: `/vorgaenge/${view.application.id}/entscheidung`, text: 'Was ist stattdessen möglich?' } };
}

const labelOf = (action: ApplicationAction, status: ApplicationStatus): string => {
  if (action !== 'prepare-decision') return actionWord(action);
  if (status === 'FORMAL_CHECK') return 'Als unzulässig ablehnen';
  return status === 'MATERIAL_CHECK' ? 'Entscheidung vorbereiten' : 'Entscheidung bearbeiten';
};

/** A rejection without examining the matter is possible, but nothing the page should suggest. */
const modestLook = (action: ApplicationAction, status: ApplicationStatus): Pick<AllowedAction, 'look'> =>
  action === 'prepare-decision' && status === 'FORMAL_CHECK' ? { look: 'secondary' } : {};

/** Acts without legal effect, possible in every state. */
function alwaysPossible(screen: CaseScreen, actor: Actor, base: string): AllowedAction[] {
  const { application } = screen.view;
  const actions: AllowedAction[] = [];
  if (application.status === 'IN_REVIEW') actions.push({ label: 'Entscheidung ansehen', href: `${base}/entscheidung` });
  if (screen.decisions.decision?.noticeId)
    actions.push({ label: 'Bescheid ansehen', href: `/bescheide/${screen.decisions.decision.noticeId}` });
  if (application.status === 'INFO_REQUESTED' && hasRole(actor, 'CASEWORKER'))
    actions.push({ label: 'Frist verlängern', href: `${base}/frist` });
  if (hasRole(actor, ...OFFICERS)) {
    actions.push({ label: 'Nachricht schreiben', href: `${base}/nachricht` });
    actions.push({ label: 'Vermerk schreiben', href: `${base}/vermerk` });
  }
  if (hasRole(actor, ...ASSIGNERS))
    actions.push({ label: 'Zuständigkeit ändern', href: `${base}/zustaendigkeit`, look: 'tertiary' });
  if (hasRole(actor, 'CASEWORKER') && !['INFO_REQUESTED', 'IN_REVIEW'].includes(application.status))
    actions.push({ label: 'Frist setzen', href: `${base}/frist`, look: 'tertiary' });
  if (hasRole(actor, 'CAP_EXCEPTION_OFFICER') && !isClosed(application.status))
    actions.push({ label: 'Ausnahme vom Höchstbetrag', href: `${base}/ausnahme` });
  return actions;
}
