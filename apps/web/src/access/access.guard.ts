import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { hasRole } from '#kernel';
import { SETTINGS, type Settings } from '#platform';
import { accessRuleOf, type AccessRule } from './access.js';
import { RoleMissing, SignInNeeded, Unacceptable } from './errors.js';
import { changesState, originOf } from './same-origin.js';
import { rememberVisit, type Visit, type VisitSession } from './visit.js';
import { wantsProblem } from './wants-problem.js';
import { Visitors, type Arrival } from './visitors.js';

/** Stands before every route: who calls, may they, and was the form sent from one of our own pages. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const rule = accessRuleOf(context.getHandler(), context.getClass());
    if (!rule) throw new Error(`route without @Access: ${context.getClass().name}.${context.getHandler().name}`);
    const arrival = await this.visitors.receive(request);
    rememberVisit(request, arrival.visit);
    this.refuseForeignOrigin(request, arrival.visit);
    if (rule.kind === 'public') return true;
    if (!arrival.visit.actor) throw new SignInNeeded(await this.keepForm(request, arrival));
    await this.checkToken(request, arrival.visit);
    this.checkRoles(rule, arrival.visit);
    return true;
  }

  private refuseForeignOrigin(request: Request, visit: Visit): void {
    const isByToken = visit.actor !== null && visit.session === null;
    if (isByToken || !changesState(request) || originOf(request, this.settings) !== 'foreign') return;
    throw new Unacceptable(403, 'foreign-origin', 'Das Formular wurde nicht von einer Seite der Förderakte gesendet.');
  }

  private checkRoles(rule: AccessRule, { actor }: Visit): void {
    if (rule.kind !== 'roles' || (actor && hasRole(actor, ...rule.roles))) return;
    throw new RoleMissing(rule.roles);
  }

  /** A session is bound to its forms by a token; files arrive later than the guard, so there the origin has to be said. */
  private async checkToken(request: Request, { actor, session }: Visit): Promise<void> {
    if (!session || !actor || !changesState(request) || carriesToken(request, session)) return;
    const isOwn = originOf(request, this.settings) === 'own';
    if (isOwn && request.is('multipart/form-data')) return;
    // From our own page, but with the token of an earlier session: signed in anew in another tab. Nothing may be lost.
    if (isOwn && canBeKept(request)) {
      throw new SignInNeeded(await this.visitors.park(actor.accountId, request));
    }
    throw new Unacceptable(
      403,
      'form-token-missing',
      'Das Formular ist veraltet. Laden Sie die Seite neu und senden Sie es noch einmal.',
    );
  }

  private async keepForm(request: Request, { ended }: Arrival): Promise<string | null> {
    if (!ended || request.method !== 'POST' || !canBeKept(request)) return null;
    const isOwn = originOf(request, this.settings) === 'own' || carriesToken(request, ended);
    return isOwn ? this.visitors.park(ended.accountId, request) : null;
  }
}

const isForm = (request: Request): boolean => request.is('application/x-www-form-urlencoded') !== false;

const KEPT_ADDRESS_LENGTH_MAX = 2000;

/** What is written in the closed room is stored nowhere before it is sent and checked. */
const isOfClosedRoom = (request: Request): boolean => /^\/anfragen(\/|\?|$)/i.test(request.originalUrl);

/** A form of one of our pages. No page of ours has an address that begins with two strokes or is longer than a screen. */
const canBeKept = (request: Request): boolean =>
  isForm(request) &&
  !wantsProblem(request) &&
  !isOfClosedRoom(request) &&
  !request.originalUrl.startsWith('//') &&
  request.originalUrl.length <= KEPT_ADDRESS_LENGTH_MAX;

function carriesToken(request: Request, session: Pick<VisitSession, 'csrfToken'>): boolean {
  const body: unknown = request.body;
  const inBody = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
  const given = inBody ?? request.headers['x-csrf-token'];
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(session.csrfToken)];
  return one.length === other.length && timingSafeEqual(one, other);
}
