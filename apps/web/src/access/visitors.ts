import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { countUnreadMessages } from '#applications';
import { accountOfApiToken, actorOf, parkForm, resumeSession, type EndedSession, type SessionFound } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { Database, SETTINGS, type Settings, type Transaction } from '#platform';
import { readSessionCookie } from './cookies.js';
import { FormBody } from './form-body.js';
import { organisationNameOf } from './organisation-name.js';
import { REAL_TIME, type RealTime } from './real-time.js';
import type { Visit, VisitSession } from './visit.js';

export interface Arrival {
  readonly visit: Visit;
  /** Set where the caller's session is over, but its owner is still known. */
  readonly ended: EndedSession | null;
}

/** Finds out who calls: a session cookie on pages, a bearer token on the API. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  async receive(request: Request): Promise<Arrival> {
    const bearer = readBearer(request);
    const secret = bearer === null ? readSessionCookie(request, this.settings) : null;
    return this.database.transaction(SYSTEM_ACTOR, async (tx) => {
      const nobody = this.visitOfNobody(tx);
      if (bearer !== null) return this.receiveBearer(tx, nobody, bearer);
      if (secret === null) return { visit: nobody, ended: null };
      const found = await resumeSession(tx, secret, this.realTime.now());
      const visit = withSession(nobody, secret, found);
      const organisationId = visit.actor?.organisationId ?? null;
      const organisationName = await organisationNameOf(tx, organisationId);
      const unreadMessages = organisationId === null ? 0 : await countUnreadMessages(tx, organisationId);
      return { visit: { ...visit, organisationName, unreadMessages }, ended: found.kind === 'ended' ? found : null };
    });
  }

  /** Keeps a form that came too late for the owner of its session. Answers the secret to get it back. */
  park(accountId: string, request: Request): Promise<string> {
    const form = { path: request.originalUrl, fields: new FormBody(request.body).fields };
    return this.database.transaction(SYSTEM_ACTOR, (tx) => parkForm(tx, accountId, form, this.realTime.now()));
  }

  private async receiveBearer(tx: Transaction, nobody: Visit, bearer: string): Promise<Arrival> {
    const account = await accountOfApiToken(tx, bearer, this.realTime.now());
    return { visit: account ? { ...nobody, actor: actorOf(account) } : nobody, ended: null };
  }

  private visitOfNobody(tx: Transaction): Visit {
    return {
      actor: null,
      session: null,
      organisationName: null,
      unreadMessages: 0,
      demo: this.settings.demo,
      today: tx.today,
      reference: newReference(),
    };
  }
}

/** Short enough to be read out on the telephone. */
export const newReference = (): string => randomBytes(5).toString('hex').toUpperCase();

function withSession(nobody: Visit, secret: string, found: SessionFound): Visit {
  if (found.kind !== 'live') return nobody;
  const session: VisitSession = {
    secret,
    email: found.account.email,
    csrfToken: found.csrfToken,
    flash: found.flash,
    endsAt: found.endsAt,
  };
  return { ...nobody, actor: actorOf(found.account), session };
}

function readBearer(request: Request): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer +([\w-]{20,100})$/i.exec(header)?.[1] ?? 'unreadable';
}
