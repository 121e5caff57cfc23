import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { actorOf, checkCredentials, endSession, openSession, type Account } from '#identity';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { Database, SETTINGS, type Settings } from '#platform';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../access/cookies.js';
import {
  Access,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  homeOf,
  REAL_TIME,
  seeOther,
  sentenceOf,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type RealTime,
} from '../access/index.js';
import { ownPath } from '../access/same-origin.js';
import { visitOf } from '../access/visit.js';
import { signInPage, type SignInView } from './sign-in-pages.js';

@Controller()
export class SignInController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  @Get('anmelden')
  @Access.public()
  show(@Req() request: Request, @Frame() frame: PageFrame, @Query() query: Record<string, unknown>): PageAnswer {
    const actor = visitOf(request)?.actor;
    const returnTo = ownPath(query['weiter'], '');
    const keptForm = textOf(query['eingaben']);
    if (actor && keptForm !== '') return seeOther(`/eingaben/${encodeURIComponent(keptForm)}`);
    if (actor) return seeOther(returnTo || homeOf(actor));
    return signInPage(frame, { ...EMPTY, returnTo, keptForm, hasEnded: 'abgelaufen' in query });
  }

  @Post('anmelden')
  @Access.public()
  async signIn(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const given = { email: form.text('email'), password: form.raw('password'), address: request.ip ?? '' };
    const checked = await checkCredentials(this.database, given, this.realTime.now());
    const kept = { returnTo: ownPath(form.text('returnTo'), ''), keptForm: form.text('keptForm') };
    if (!checked.ok) {
      const view = { ...EMPTY, ...kept, email: given.email, refusal: sentenceOf(checked.refusal) };
      return shownAgain(signInPage(frame, view));
    }
    await this.beginSession(request, response, checked.value);
    if (kept.keptForm !== '') return seeOther(`/eingaben/${encodeURIComponent(kept.keptForm)}`);
    return seeOther(kept.returnTo || homeOf(actorOf(checked.value)));
  }

  @Post('abmelden')
  @Access.public()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<PageAnswer> {
    await this.endOwnSession(request);
    clearSessionCookie(response, this.settings);
    response.setHeader('Clear-Site-Data', '"cache"');
    return seeOther('/anmelden');
  }

  /** The way to the first page of one's role. */
  @Get(['', 'start'])
  @Access.signedIn()
  start(@CurrentActor() actor: Actor): PageAnswer {
    return seeOther(homeOf(actor));
  }

  /** Keeps a session alive on the user's wish. The guard has already noted that it was used. */
  @Post('session/extend')
  @Access.signedIn()
  extend(@Req() request: Request): { expiresAt: string | null } {
    return { expiresAt: visitOf(request)?.session?.endsAt.toISOString() ?? null };
  }

  /** A new secret at every sign-in: one that was planted or seen before is worth nothing. */
  private async beginSession(request: Request, response: Response, account: Account): Promise<void> {
    await this.endOwnSession(request);
    const secret = await this.database.transaction(SYSTEM_ACTOR, (tx) =>
      openSession(tx, account.id, this.realTime.now()),
    );
    setSessionCookie(response, this.settings, secret);
  }

  private async endOwnSession(request: Request): Promise<void> {
    const secret = readSessionCookie(request, this.settings);
    if (secret !== null) await this.database.transaction(SYSTEM_ACTOR, (tx) => endSession(tx, secret));
  }
}

const EMPTY: SignInView = { email: '', returnTo: '', keptForm: '', hasEnded: false, refusal: null };

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
