import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { changePassword, findParkedForm, issueApiToken, listApiTokens, revokeApiToken } from '#identity';
import { refuse, SYSTEM_ACTOR, type Actor, type Refusal } from '#kernel';
import { Database, SETTINGS, type Settings } from '#platform';
import { clearSessionCookie } from '../access/cookies.js';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  REAL_TIME,
  roleWord,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type RealTime,
} from '../access/index.js';
import { visitOf } from '../access/visit.js';
import { accountPage, keptFormPage, type AccountView } from './account-pages.js';

@Controller()
@Access.signedIn()
export class AccountController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  @Get('konto')
  async show(@Req() request: Request, @CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return accountPage(frame, await this.view(request, actor));
  }

  @Post('konto/passwort')
  async changePassword(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const person = { accountId: actor.accountId, email: emailOf(request), address: request.ip ?? '' };
    const passwords = { old: form.raw('oldPassword'), new: form.raw('password') };
    const changed =
      passwords.new === form.raw('passwordAgain')
        ? await changePassword(this.database, person, passwords, this.realTime.now())
        : refuse('passwords-differ', {}, '/passwordAgain');
    if (!changed.ok) return this.showAgain(request, actor, frame, changed.refusal);
    clearSessionCookie(response, this.settings);
    return seeOther('/anmelden');
  }

  @Post('konto/zugangsschluessel')
  async issueToken(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const wish = { label: form.text('label'), expiresInDays: Number(form.text('expiresInDays') || '90') };
    const issued = await this.database.transaction(SYSTEM_ACTOR, (tx) =>
      issueApiToken(tx, actor.accountId, wish, this.realTime.now()),
    );
    if (!issued.ok) return this.showAgain(request, actor, frame, issued.refusal);
    // Not a redirect: the token is shown on this one page and stored nowhere.
    return accountPage(frame, { ...(await this.view(request, actor)), newToken: issued.value.token });
  }

  @Post('konto/zugangsschluessel/:id/widerrufen')
  async revokeToken(@Param('id', AnId) id: string, @CurrentActor() actor: Actor): Promise<PageAnswer> {
    accepted(
      await this.database.transaction(SYSTEM_ACTOR, (tx) =>
        revokeApiToken(tx, actor.accountId, id, this.realTime.now()),
      ),
    );
    return seeOther('/konto', 'Der Zugangsschlüssel ist widerrufen.');
  }

  /** A form that arrived after its session had ended, for its owner only. */
  @Get('eingaben/:secret')
  async showKept(
    @Param('secret') secret: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const form = await this.database.read(SYSTEM_ACTOR, (tx) =>
      findParkedForm(tx, actor.accountId, secret, this.realTime.now()),
    );
    if (!form) throw new NotFoundException();
    return keptFormPage(frame, form);
  }

  private async showAgain(request: Request, actor: Actor, frame: PageFrame, refusal: Refusal): Promise<PageAnswer> {
    const view = { ...(await this.view(request, actor)), errors: sentencesByField([refusal]) };
    return shownAgain(accountPage(frame, view));
  }

  private async view(request: Request, actor: Actor): Promise<AccountView> {
    const tokens = await this.database.read(SYSTEM_ACTOR, (tx) =>
      listApiTokens(tx, actor.accountId, this.realTime.now()),
    );
    const roles = actor.roles.map(roleWord).join(', ');
    return { name: actor.name, email: emailOf(request), roles, tokens, newToken: null, errors: {} };
  }
}

const emailOf = (request: Request): string => visitOf(request)?.session?.email ?? '';
